import type { Driven, StepAttempt } from '../../core/campaign/driver';
import type { Pass, StepNote } from '../../core/campaign/pass';
import { type PassState, passStateOf } from '../../core/campaign/passState';
import type { Patience } from '../../core/campaign/patience';
import { planOfStep, type Step, stepName } from '../../core/campaign/steps';
import type { Formatter } from '../../core/messages/formatter';
import { type Message, message } from '../../core/messages/message';
import { attemptText } from '../../core/records/attempt';
import type { RunRecord } from '../../core/records/runRecord';
import { isOpen, type RunEntry } from '../../core/records/standing';
import { localName } from '../../core/targets/knownTargets';
import type { Target } from '../../core/targets/target';
import type { PassFolder } from '../records/passFolder';
import type { Starting, StartWorld } from './starting';
import { runTargetCommand } from './targetCommand';

/** What is done with a run besides starting it. */
export interface RunWork {
  /** Asks the target how the run is, and notes its end; false where it did not answer. */
  ask(run: RunRecord): Promise<boolean>;
  /** Brings a run home; what was said where that failed. */
  bring(id: string): Promise<string | undefined>;
  failed(error: unknown): void;
}

/** Milliseconds that a target has to say that it is there. */
const answerTimeout = 30_000;

/** A pass in the world: its targets are those of the settings now, its runs and notes are in files. */
export class PassWork implements Driven {
  constructor(
    private readonly pass: Pass,
    private readonly folder: PassFolder,
    private readonly world: StartWorld,
    private readonly starting: Starting,
    private readonly work: RunWork,
    private readonly formatter: Formatter,
    private readonly patience: Patience,
  ) {}

  get state(): PassState {
    return passStateOf(this.pass, this.folder.notes(this.pass.id), this.world.entries);
  }

  run(id: string): RunEntry | undefined {
    return this.world.entries.find(({ record }) => record.id === id);
  }

  async busy(step: Step): Promise<string | undefined> {
    const target = await this.#target(step);
    if (target === undefined) return undefined;
    await this.world.load();
    const silent = await this.#silent();
    const why = await this.starting.busy(target, { ignores: ({ id }) => silent.has(id) });
    return why && this.words(why);
  }

  async launch(step: Step): Promise<StepAttempt> {
    const plan = this.pass.plans[step.plan];
    const target = await this.#target(step);
    if (plan === undefined || target === undefined) return { kind: 'refused', said: this.#noTarget(step) };
    const silent = await this.#silent();
    const { id, base, install } = this.pass;
    const attempt = await this.starting.start(
      {
        plan: planOfStep(plan, step.round),
        target,
        base,
        campaign: { pass: id, plan: step.plan, round: step.round },
      },
      { mayInstall: () => Promise.resolve(install), ignores: run => silent.has(run.id) },
    );
    if (attempt.kind === 'started') return { kind: 'started', run: attempt.record };
    const said = attemptText(attempt, this.formatter) ?? this.formatter.text('campaign.not-installed');
    return { kind: attempt.kind === 'busy' ? 'busy' : 'refused', said };
  }

  ask(run: RunRecord): Promise<boolean> {
    return this.work.ask(run);
  }

  bring(id: string): Promise<string | undefined> {
    return this.work.bring(id);
  }

  async has(step: Step, command: 'start' | 'stop'): Promise<boolean> {
    return (await this.#target(step))?.[command] !== undefined;
  }

  async command(step: Step, command: 'start' | 'stop'): Promise<string | undefined> {
    const target = await this.#target(step);
    const text = target?.[command];
    if (target === undefined || text === undefined) return undefined;
    const { host } = target;
    const place = host === undefined ? here : await this.#named(host);
    if (place === undefined) return this.#noTarget({ target: host ?? '' });
    return runTargetCommand(this.world.targets.transportTo(place), text, {
      timeout: this.patience.command,
      name: this.world.shown(place.name),
      words: this.formatter,
    });
  }

  async answers(step: Step): Promise<boolean> {
    const target = await this.#target(step);
    if (target === undefined) return false;
    const answer = await this.world.targets.transportTo(target).exec('exit 0', { timeout: answerTimeout });
    return answer.kind === 'done' && answer.status === 0;
  }

  isBegun(step: Step): boolean {
    return this.folder.isBegun(this.pass.id, step);
  }

  noteBegun(step: Step): Promise<void> {
    return this.folder.noteBegun(this.pass.id, step);
  }

  note(step: Step, note: StepNote): Promise<void> {
    return this.folder.note(this.pass.id, step, note);
  }

  words(said: Message): string {
    return this.formatter.say(said);
  }

  failed(error: unknown): void {
    this.work.failed(error);
  }

  #target({ target }: Pick<Step, 'target'>): Promise<Target | undefined> {
    return this.#named(target);
  }

  async #named(name: string): Promise<Target | undefined> {
    return (await this.world.targets.all()).find(target => target.name === name);
  }

  #noTarget({ target }: Pick<Step, 'target'>): string {
    return this.words(message('records.no-target', { target: this.world.shown(target) }));
  }

  /** Runs that were lost, in any pass, and still do not answer: nobody waits for them. One that answers counts again. */
  async #silent(): Promise<ReadonlySet<string>> {
    const lost = this.world.entries.filter(entry => isOpen(entry) && this.#isLost(entry.record));
    const silent = new Set<string>();
    await Promise.all(
      lost.map(async ({ record }) => {
        if (!(await this.work.ask(record))) silent.add(record.id);
      }),
    );
    return silent;
  }

  #isLost({ campaign }: RunRecord): boolean {
    return (
      campaign !== undefined &&
      this.folder.notes(campaign.pass).steps.get(stepName(campaign))?.kind === 'lost'
    );
  }
}

/** The computer on which this runs, for the commands of a target without a host. */
const here: Target = { name: localName, reach: 'local' };
