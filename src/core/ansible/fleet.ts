import { type CampaignPlan, roundCount } from '../campaign/campaign';
import { lanesOf, planOfStep } from '../campaign/steps';
import { mostHosts } from '../environment/evidence/probe';
import type { Message } from '../messages/message';
import { message } from '../messages/message';
import { targetNeeds } from '../plan/targetNeeds';
import { plannedLaunch, targetPart } from '../records/plannedLaunch';
import { newRunId } from '../records/runRecord';
import { type Launch, launchLimits } from '../runs/launch';
import { hostChain } from '../targets/hostChain';
import { machineOf } from '../targets/machine';
import type { Target } from '../targets/target';
import { oneLine } from '../text/plainText';
import type { InventoryHost } from './inventory';

/** One run on one host, as a playbook has it. */
export interface FleetRun {
  readonly host: string;
  readonly launch: Launch;
  /** Profiles of the tests that the host must have. */
  readonly tests: readonly string[];
  /** Bytes that the results may take. */
  readonly resultSize: number;
  /** From 0: a turn begins when the one before has ended. In none are two runs of one physical machine. */
  readonly turn: number;
  /** The hosts below this one, the nearest first: they are asked what they are before the run. */
  readonly below: readonly Target[];
}

export type Fleet =
  /** In the order in which they run. */
  | { readonly kind: 'fleet'; readonly runs: readonly FleetRun[] }
  /** Why there is no playbook, and of which test or host, where it is of one. */
  | { readonly kind: 'refused'; readonly messages: readonly Message[] };

/** Where the packages of distributions put PTS; an inventory says otherwise by `pts_lens_pts`. */
const usualPts = '/usr/bin/phoronix-test-suite';

/** More than a playbook is written for. */
const most = { hosts: 500, runs: 2_000, named: 10 } as const;

/**
 * Ids for the runs of a fleet, which sort by time.
 * @param random letters and digits by which two fleets of one second differ
 */
export function fleetIds(now: Date, random: string): (place: number) => string {
  return place => `${newRunId(now, random)}-${place + 1}`;
}

/**
 * Plans for hosts of an inventory. Where plans share a physical machine each round is a run of its own, and they take
 * turns in the order A B B A; else a plan is one run with all its rounds.
 *
 * @param plans whose targets are names of hosts
 * @param all the hosts of the inventory
 * @param idOf the id of a run, by its place
 */
export function fleetOf(
  plans: readonly CampaignPlan[],
  all: readonly InventoryHost[],
  idOf: (place: number) => string,
): Fleet {
  const byName = new Map(all.map(host => [host.name, host]));
  const problems = problemsOf(plans, byName);
  if (problems.length > 0) return { kind: 'refused', messages: problems };
  const targets = all.map(({ name, about }): Target => ({ name, reach: 'local', ...about }));
  const known = new Map(targets.map(target => [target.name, target]));
  const targetOf = (name: string): Target => known.get(name) ?? { name, reach: 'local' };
  const parts = partsOf(
    plans,
    plans.map(({ target }) => machineOf(targetOf(target), targets)),
  );
  if (parts.length > most.runs)
    return {
      kind: 'refused',
      messages: [message('ansible.too-many-runs', { count: parts.length, most: most.runs })],
    };
  const runs: FleetRun[] = [];
  for (const [place, { plan, turn }] of parts.entries()) {
    const target = targetOf(plan.target);
    const needs = { id: idOf(place), pts: target.pts ?? usualPts, ...targetPart(target) };
    const made = plannedLaunch(plan, needs);
    if (made.kind === 'refused') return made;
    runs.push({
      host: plan.target,
      launch: made.launch,
      turn,
      below: hostsBelow(target, targets),
      ...targetNeeds(plan),
    });
  }
  return { kind: 'fleet', runs };
}

/**
 * Whether Ansible takes a name in `hosts:` for this one host: no pattern, no range, no port. It stands in files that
 * Ansible reads as templates, and none of these characters begins one.
 */
export function isPlayable(name: string): boolean {
  return (
    name.length <= 200 &&
    /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) &&
    !['all', 'ungrouped'].includes(name)
  );
}

function problemsOf(
  plans: readonly CampaignPlan[],
  hosts: ReadonlyMap<string, InventoryHost>,
): readonly Message[] {
  const names = [...new Set(plans.map(({ target }) => target))];
  if (names.length === 0 || names.length > most.hosts)
    return [message('ansible.bad-host-count', { count: names.length, most: most.hosts })];
  const problems: Message[] = [];
  if (plans.some(({ tests }) => tests.length === 0)) problems.push(message('ansible.empty-plan'));
  const unknown = names.filter(name => !hosts.has(name));
  if (unknown.length > 0)
    problems.push(
      message('ansible.no-hosts', {
        hosts: unknown.slice(0, most.named).map(oneLine).join(', '),
        more: Math.max(0, unknown.length - most.named),
      }),
    );
  for (const name of names) {
    const { wrong = [] } = hosts.get(name) ?? {};
    if (!isPlayable(name)) problems.push(message('ansible.bad-host-name', { host: oneLine(name) }));
    if (wrong.length > 0)
      problems.push(message('ansible.bad-host-variables', { host: oneLine(name), names: wrong.join(', ') }));
  }
  return problems;
}

/** Below a host that Ansible is not to be told of none is asked: it would be taken for that one. */
function hostsBelow(target: Target, targets: readonly Target[]): readonly Target[] {
  const { hosts } = hostChain(target, targets, mostHosts);
  const end = hosts.findIndex(({ name }) => !isPlayable(name));
  return end === -1 ? hosts : hosts.slice(0, end);
}

/** What runs at one time: a plan, or a round of one. */
interface Part {
  readonly plan: CampaignPlan;
  readonly turn: number;
}

/** By their turns. All hosts wait for the end of a turn, so a plan that is alone on its machine is divided, too. */
function partsOf(plans: readonly CampaignPlan[], machines: readonly string[]): readonly Part[] {
  const isWhole =
    new Set(machines).size === plans.length && plans.every(plan => roundCount(plan) <= launchLimits.rounds);
  if (isWhole) return plans.map(plan => ({ plan, turn: 0 }));
  return lanesOf(plans, machines)
    .flatMap(({ steps }) =>
      steps.flatMap(({ plan: at, round }, turn): readonly Part[] => {
        const plan = plans[at];
        return plan === undefined ? [] : [{ plan: planOfStep(plan, round), turn }];
      }),
    )
    .sort((a, b) => a.turn - b.turn);
}
