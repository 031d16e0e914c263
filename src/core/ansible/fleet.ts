import type { Message } from '../messages/message';
import { message } from '../messages/message';
import type { Plan } from '../plan/plan';
import { identifierFor } from '../plan/roundNames';
import { targetNeeds } from '../plan/targetNeeds';
import { plannedLaunch, targetPart } from '../records/plannedLaunch';
import { newRunId } from '../records/runRecord';
import type { Launch } from '../runs/launch';
import { oneLine } from '../text/plainText';
import type { InventoryHost } from './inventory';

/** One host's run of a plan, as a playbook has it. */
export interface FleetRun {
  readonly host: string;
  readonly launch: Launch;
  /** Profiles of the tests that the host must have. */
  readonly tests: readonly string[];
  /** Bytes that the results may take. */
  readonly resultSize: number;
  /** From 0: hosts of one physical machine have different turns, and run one after another. */
  readonly turn: number;
}

export type Fleet =
  | { readonly kind: 'fleet'; readonly runs: readonly FleetRun[] }
  /** Why there is no playbook, and of which test or host, where it is of one. */
  | { readonly kind: 'refused'; readonly messages: readonly Message[] };

/** Where the packages of distributions put PTS; an inventory says otherwise by `pts_lens_pts`. */
const usualPts = '/usr/bin/phoronix-test-suite';

/** More hosts than a playbook is written for. */
const mostHosts = 500;

/**
 * Ids for the runs of a fleet, which sort by time.
 * @param random letters and digits by which two fleets of one second differ
 */
export function fleetIds(now: Date, random: string): (place: number) => string {
  return place => `${newRunId(now, random)}-${place + 1}`;
}

/**
 * A plan for hosts of an inventory. The plan's own target keeps the plan's identifier; every other host is named after
 * itself, so that their results are not taken for those of one system.
 * @param all the hosts of the inventory, by which machines are known
 * @param idOf the id of a host's run, by its place
 */
export function fleetOf(
  plan: Plan,
  hosts: readonly InventoryHost[],
  all: readonly InventoryHost[],
  idOf: (place: number) => string,
): Fleet {
  const problems: Message[] = [];
  if (plan.tests.length === 0) problems.push(message('ansible.empty-plan'));
  if (hosts.length === 0 || hosts.length > mostHosts)
    problems.push(message('ansible.bad-host-count', { count: hosts.length, most: mostHosts }));
  for (const { name, wrong } of hosts) {
    if (!isPlayable(name)) problems.push(message('ansible.bad-host-name', { host: oneLine(name) }));
    if (wrong.length > 0)
      problems.push(message('ansible.bad-host-variables', { host: oneLine(name), names: wrong.join(', ') }));
  }
  if (problems.length > 0) return { kind: 'refused', messages: problems };
  const identifiers = identifiersOf(plan, hosts);
  const turns = new Map<string, number>();
  const runs: FleetRun[] = [];
  for (const [place, { name, about }] of hosts.entries()) {
    const needs = {
      id: idOf(place),
      pts: about.pts ?? usualPts,
      ...targetPart({ name, reach: 'local', ...about }),
    };
    const made = plannedLaunch({ ...plan, identifier: identifiers[place] ?? plan.identifier }, needs);
    if (made.kind === 'refused') return made;
    const machine = machineOf(name, all);
    const turn = turns.get(machine) ?? 0;
    turns.set(machine, turn + 1);
    runs.push({ host: name, launch: made.launch, turn, ...targetNeeds(plan) });
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

/** The physical machine of a host: the one that is said, else that of the host below it, else itself. */
function machineOf(name: string, all: readonly InventoryHost[]): string {
  const byName = new Map(all.map(host => [host.name, host]));
  const seen = new Set<string>();
  let at = name;
  for (;;) {
    seen.add(at);
    const { machine, host } = byName.get(at)?.about ?? {};
    // Two kinds of names, which may look alike.
    if (machine !== undefined) return `machine ${machine}`;
    if (host === undefined || seen.has(host)) return `host ${at}`;
    at = host;
  }
}

/** Distinct, also where two names differ only in what PTS would not keep. */
function identifiersOf(plan: Plan, hosts: readonly InventoryHost[]): readonly string[] {
  const taken = new Set([plan.identifier]);
  return hosts.map(({ name }) => {
    if (name === plan.target || hosts.length === 1) return plan.identifier;
    const wished = identifierFor(name);
    let identifier = wished;
    for (let number = 2; taken.has(identifier); number += 1) identifier = `${wished.slice(0, 70)} ${number}`;
    taken.add(identifier);
    return identifier;
  });
}
