import { type Message, message } from '../messages/message';
import { pollInterval } from '../records/pollInterval';
import type { Clock } from '../records/polling';
import { endMessage, type RunRecord } from '../records/runRecord';
import { isOpen, type RunEntry } from '../records/standing';
import type { StepNote } from './pass';
import type { PassState, StepState } from './passState';
import { type Patience, usualPatience } from './patience';
import type { Step } from './steps';
import { Turns } from './turns';

/** What became of an attempt to run a step. `busy`: another run goes on at its machine. */
export type StepAttempt =
  | { readonly kind: 'started'; readonly run: RunRecord }
  | { readonly kind: 'busy' | 'refused'; readonly said: string };

/** What a driver sees, and what it does in the world. Whatever it must remember stands in files: another may go on. */
export interface Driven {
  /** As it is noted now, by any window. */
  readonly state: PassState;
  /** A run as it is noted now; undefined where somebody forgot it. */
  run(id: string): RunEntry | undefined;
  /** What goes on at the machine of a step and would be disturbed; undefined where nothing does. */
  busy(step: Step): Promise<string | undefined>;
  launch(step: Step): Promise<StepAttempt>;
  /** Asks the target how a run is, and notes its end; false where it did not answer. */
  ask(run: RunRecord): Promise<boolean>;
  /** Brings a run that has ended home; what was said where that failed. */
  bring(id: string): Promise<string | undefined>;
  /** Whether the target of a step has this command. */
  has(step: Step, command: 'start' | 'stop'): Promise<boolean>;
  /** Runs a command of a step's target; what was said where it failed. */
  command(step: Step, command: 'start' | 'stop'): Promise<string | undefined>;
  /** Whether the target of a step answers. */
  answers(step: Step): Promise<boolean>;
  /** Whether it was noted that the command `start` of a step began. */
  isBegun(step: Step): boolean;
  noteBegun(step: Step): Promise<void>;
  note(step: Step, note: StepNote): Promise<void>;
  words(message: Message): string;
  /** A lane threw: a bug, or a disk that refused. */
  failed(error: unknown): void;
}

type Ended = Omit<StepNote, 'seen' | 'stop'>;

/** Milliseconds after which one looks again whether another one has brought a run home. */
const someoneElse = 1_000;

/** So many targets are talked to at once. */
const atOnce = 8;

/**
 * Drives a pass: each lane runs its steps one after another, lanes do not wait for each other, and each step is attempted
 * once. What fails costs its step, a target that dies its further steps, a guest that cannot be stopped the lane. It may be
 * let go at any moment: the next driver finds in the files where it was, and goes on in the same order.
 */
export class Driver {
  readonly #turns = new Turns(atOnce);
  readonly #sleeping = new Set<() => void>();
  readonly #pausing = new Set<() => void>();
  #isLetGo = false;

  constructor(
    private readonly driven: Driven,
    private readonly clock: Clock,
    private readonly patience: Patience = usualPatience,
  ) {}

  /** Until nothing is left to do, or it is let go. */
  async drive(): Promise<void> {
    const { lanes } = this.driven.state;
    await Promise.all(
      lanes.map(async (lane, at) => {
        try {
          await this.#lane(at, lane.steps);
        } catch (error) {
          this.driven.failed(error);
        }
      }),
    );
  }

  /** Somebody paused the pass, went on with it or ended it. */
  look(): void {
    wake(this.#pausing);
  }

  /** Starts and notes nothing more. */
  letGo(): void {
    this.#isLetGo = true;
    wake(this.#sleeping);
    wake(this.#pausing);
  }

  async #lane(lane: number, steps: readonly Step[]): Promise<void> {
    for (const [at, step] of steps.entries()) {
      while (this.#stateOf(lane, at)?.kind === 'waiting' && this.driven.state.isPaused && !this.#isLetGo)
        await new Promise<void>(resolve => this.#pausing.add(resolve));
      if (this.#isLetGo) return;
      const state = this.#stateOf(lane, at);
      if (state?.kind === 'going') await this.#settle(step, await this.#untilHome(state.run.record));
      else if (state?.kind === 'waiting' && !this.driven.state.isEnded) await this.#attempt(step);
    }
  }

  #stateOf(lane: number, at: number): StepState | undefined {
    return this.driven.state.lanes[lane]?.states[at];
  }

  async #attempt(step: Step): Promise<void> {
    const busy = await this.#untilFree(step);
    if (busy !== undefined) return this.#note(step, { kind: 'refused', said: busy });
    const unready = await this.#ready(step);
    if (this.#isLetGo) return;
    if (unready !== undefined) return this.#settle(step, unready);
    const attempt = await this.#turns.take(() => this.driven.launch(step));
    const ended =
      attempt.kind === 'started'
        ? await this.#untilHome(attempt.run)
        : ({ kind: 'refused', said: attempt.said } as const);
    await this.#settle(step, ended);
  }

  /** Waits for what else runs on the machine, before a guest is started there. */
  async #untilFree(step: Step): Promise<string | undefined> {
    const since = this.clock.now();
    for (;;) {
      const busy = await this.driven.busy(step);
      if (busy === undefined || this.#isLetGo) return undefined;
      if (this.clock.now() - since >= this.patience.busy) return busy;
      await this.#sleep(this.patience.again);
    }
  }

  /** Starts the guest and waits until it answers; what became of the step where that failed. */
  async #ready(step: Step): Promise<Ended | undefined> {
    if (this.#isLetGo || !(await this.driven.has(step, 'start'))) return undefined;
    // A window that was closed in between left the guest as nobody knows: it begins anew.
    if (this.driven.isBegun(step)) await this.driven.command(step, 'stop');
    else await this.driven.noteBegun(step);
    const failed = await this.driven.command(step, 'start');
    if (failed !== undefined) return { kind: 'start-failed', said: failed };
    const since = this.clock.now();
    while (!this.#isLetGo && !(await this.#turns.take(() => this.driven.answers(step)))) {
      if (this.clock.now() - since >= this.patience.answer) return { kind: 'no-answer' };
      await this.#sleep(this.patience.again);
    }
    return undefined;
  }

  /** Undefined where the driver was let go before. */
  async #untilHome({ id }: RunRecord): Promise<Ended | undefined> {
    let answered = this.clock.now();
    let failures = 0;
    for (;;) {
      const entry = this.driven.run(id);
      if (this.#isLetGo) return undefined;
      if (entry === undefined)
        return { kind: 'not-home', said: this.driven.words(message('campaign.forgotten')) };
      if (!isOpen(entry)) return this.#bringHome(entry);
      const { record } = entry;
      await this.#sleep(pollInterval(Math.max(0, this.clock.now() - record.began), failures));
      if (this.#isLetGo) return undefined;
      const isReached = await this.#turns.take(() => this.driven.ask(record));
      failures = isReached ? 0 : failures + 1;
      if (isReached) answered = this.clock.now();
      else if (this.clock.now() - answered >= this.patience.lost) return { kind: 'lost' };
    }
  }

  async #bringHome({ record, end }: RunEntry): Promise<Ended | undefined> {
    if (end?.how === 'none') return { kind: 'refused', said: this.driven.words(endMessage('none')) };
    const since = this.clock.now();
    for (;;) {
      const said = await this.#turns.take(async () =>
        this.driven.run(record.id)?.home === undefined ? this.driven.bring(record.id) : undefined,
      );
      if (this.driven.run(record.id)?.home !== undefined) return { kind: 'ran' };
      if (this.#isLetGo) return undefined;
      if (this.clock.now() - since >= this.patience.home)
        return { kind: 'not-home', ...(said === undefined ? {} : { said }) };
      // Without a word somebody else is bringing it.
      await this.#sleep(said === undefined ? someoneElse : this.patience.again);
    }
  }

  /** Stops the guest in any case, and notes what became of the step. */
  async #settle(step: Step, ended: Ended | undefined): Promise<void> {
    if (ended === undefined) return;
    const stop = (await this.driven.has(step, 'stop')) ? await this.driven.command(step, 'stop') : undefined;
    await this.#note(step, { ...ended, ...(stop === undefined ? {} : { stop }) });
  }

  async #note(step: Step, ended: Omit<StepNote, 'seen'>): Promise<void> {
    await this.driven.note(step, { seen: this.clock.now(), ...ended });
  }

  #sleep(milliseconds: number): Promise<void> {
    if (this.#isLetGo) return Promise.resolve();
    return new Promise(resolve => {
      const done = () => {
        cancel();
        this.#sleeping.delete(done);
        resolve();
      };
      const cancel = this.clock.later(done, milliseconds);
      this.#sleeping.add(done);
    });
  }
}

function wake(waiting: Set<() => void>): void {
  const all = [...waiting];
  waiting.clear();
  for (const go of all) go();
}
