import { type Message, message } from '../../core/messages/message';
import type { Plan } from '../../core/plan/plan';
import { targetNeeds } from '../../core/plan/targetNeeds';
import type { Attempt } from '../../core/records/attempt';
import {
  type LaunchNeeds,
  type PlannedLaunch,
  plannedLaunch,
  takenNames,
  targetPart,
} from '../../core/records/plannedLaunch';
import { newRunId, type RunOrigin, type RunRecord, type RunStep } from '../../core/records/runRecord';
import { isOpen, type RunEntry } from '../../core/records/standing';
import type { Check } from '../../core/runs/preflight';
import type { TakenNames } from '../../core/runs/roundName';
import { readStarted, startScript } from '../../core/runs/startScript';
import { type Preflight, readinessOf } from '../../core/runs/targetPreflight';
import { failureMessage } from '../../core/targets/failure';
import { machineOf } from '../../core/targets/machine';
import type { Target } from '../../core/targets/target';
import { clip, oneLine } from '../../core/text/plainText';
import { type Asked, HostAsking, type KnownTargets } from './hostAsking';

/** What is to run where: a plan anew, what a run is missing, or a step of a campaign. */
export interface Wanted {
  readonly plan: Plan;
  readonly target: Target;
  readonly origin?: RunOrigin;
  readonly resumes?: string;
  readonly campaign?: RunStep;
  /** URI of the folder below which its results come home. */
  readonly base?: string;
  /** Makes the launch, under names that no run has. */
  readonly make?: (needs: LaunchNeeds, taken: TakenNames) => PlannedLaunch | undefined;
}

/** Targets that can be asked all that a launch needs to know. */
export interface CheckedTargets extends KnownTargets {
  check(
    target: Target,
    tests: readonly string[],
    options: { readonly signal?: AbortSignal; readonly resultSize: number },
  ): Promise<Preflight>;
}

/** The runs that are noted, and the targets: what an attempt sees of the world. */
export interface StartWorld {
  readonly targets: CheckedTargets;
  readonly entries: readonly RunEntry[];
  /** Reads what other windows have noted. */
  load(): Promise<void>;
  add(record: RunRecord): Promise<void>;
  forget(id: string): Promise<void>;
  /** How a target is called for a person, by its name. */
  shown(target: string): string;
}

/** Whoever wants a run, and may be asked. */
export interface Starter {
  readonly signal?: AbortSignal;
  /** Whether tests that are not installed are to be installed. */
  mayInstall(lacking: Check): Promise<boolean>;
  /** A run that does not disturb, though nobody knows that it has ended. */
  ignores?(record: RunRecord): boolean;
}

/** Starts runs: the target is asked, the run is noted, the script is sent. Where it does not start it says why. */
export class Starting {
  readonly #hosts: HostAsking;

  constructor(private readonly world: StartWorld) {
    this.#hosts = new HostAsking(world.targets);
  }

  async start(wanted: Wanted, starter: Starter): Promise<Attempt> {
    const { plan, target } = wanted;
    await this.world.load();
    const busy = await this.busy(target, starter);
    if (busy !== undefined) return { kind: 'busy', why: busy };
    const { tests, resultSize } = targetNeeds(plan);
    const { signal } = starter;
    const isCancelled = () => signal?.aborted === true;
    const preflight = await this.world.targets.check(target, tests, {
      resultSize,
      ...(signal === undefined ? {} : { signal }),
    });
    if (preflight.failure === 'cancelled') return { kind: 'cancelled' };
    const readiness = readinessOf(preflight);
    if (readiness.kind === 'refused') return { kind: 'unready', checks: readiness.refused };
    const install = readiness.kind === 'install';
    if (install && !(await starter.mayInstall(readiness.lacking))) return { kind: 'cancelled' };
    if (isCancelled()) return { kind: 'cancelled' };
    const around = await this.#hosts.before(target, signal);
    if (isCancelled()) return { kind: 'cancelled' };
    const made = this.#record(wanted, readiness.pts, install, around);
    return 'refused' in made ? { kind: 'refused', why: made.refused } : this.#send(made, target);
  }

  /** Two runs on one physical machine would disturb each other, whichever targets they run on: what goes on there. */
  async busy(
    target: Target,
    { ignores = () => false }: Pick<Starter, 'ignores'>,
  ): Promise<Message | undefined> {
    const targets = await this.world.targets.all();
    const machine = machineOf(target, targets);
    const machineOfRun = ({ target: name, machine: noted }: RunRecord) => {
      const known = targets.find(each => each.name === name);
      return known === undefined ? (noted ?? name) : machineOf(known, targets);
    };
    const other = this.world.entries.find(
      entry =>
        isOpen(entry) &&
        !ignores(entry.record) &&
        (entry.record.target === target.name || machineOfRun(entry.record) === machine),
    );
    if (other === undefined) return undefined;
    return message('records.machine-busy', {
      target: this.world.shown(target.name),
      name: other.record.name,
      other: this.world.shown(other.record.target),
    });
  }

  #record(
    wanted: Wanted,
    pts: string,
    install: boolean,
    around: Asked,
  ): RunRecord | { readonly refused: readonly Message[] } {
    const { plan, target, origin, resumes, campaign, base } = wanted;
    const now = new Date();
    const id = newRunId(now, crypto.randomUUID().slice(0, 8));
    const { machine } = target;
    const needs: LaunchNeeds = { id, pts, ...(install ? { install } : {}), ...targetPart(target) };
    const taken = takenNames(this.world.entries.map(({ record }) => record));
    const made = wanted.make === undefined ? plannedLaunch(plan, needs, taken) : wanted.make(needs, taken);
    if (made === undefined) return { refused: [message('records.nothing-missing')] };
    if (made.kind === 'refused') return { refused: made.messages };
    return {
      id,
      name: nameOf(plan),
      target: target.name,
      began: now.getTime(),
      plan,
      launch: made.launch,
      tests: made.tests,
      ...around,
      ...(machine === undefined ? {} : { machine }),
      ...(base === undefined ? {} : { base }),
      ...(origin === undefined ? {} : { origin }),
      ...(resumes === undefined ? {} : { resumes }),
      ...(campaign === undefined ? {} : { campaign }),
    };
  }

  /** The run is noted before it starts: whatever happens to the line or to this window, it is found again. */
  async #send(record: RunRecord, target: Target): Promise<Attempt> {
    const { id } = record;
    const shown = this.world.shown(record.target);
    await this.world.add(record);
    const answer = await this.world.targets.transportTo(target).exec(startScript(record.launch));
    if (answer.kind === 'failed') {
      const said = failureMessage(answer.failure, shown, answer.detail);
      if (answer.failure === 'connection-lost' || answer.failure === 'timed-out')
        return { kind: 'started', record, unsure: said };
      await this.world.forget(id);
      return { kind: 'refused', why: [said] };
    }
    const started = readStarted(answer.output);
    // That it is there already is what was to be.
    if (started.kind === 'started' || started.kind === 'exists') return { kind: 'started', record };
    await this.world.forget(id);
    return started.kind === 'busy'
      ? {
          kind: 'busy',
          why: message('records.target-busy', { target: shown, id: clip(oneLine(started.id), 100) }),
        }
      : { kind: 'refused', why: [message('records.start-failed', { target: shown })] };
  }
}

/** The name of a plan as a run has it. */
export function nameOf({ name }: Plan): string {
  return clip(oneLine(name), 199) || '?';
}
