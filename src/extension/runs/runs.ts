import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Plan } from '../../core/plan/plan';
import { missingLaunch } from '../../core/records/plannedLaunch';
import type { RunOrigin, RunRecord } from '../../core/records/runRecord';
import {
  canComeHome,
  endSeen,
  isOpen,
  progressOf,
  type RunEntry,
  type Standing,
  standingOf,
} from '../../core/records/standing';
import type { RunStatus } from '../../core/runs/runState';
import { readStopped, stopScript } from '../../core/runs/stopScript';
import { failureMessage } from '../../core/targets/failure';
import type { Target } from '../../core/targets/target';
import { notedTargetName } from '../../core/targets/targetText';
import type { ResultDocuments } from '../files/resultDocuments';
import type { Targets } from '../targets/targets';
import { Homecoming, type HomeRun } from './homecoming';
import type { Judged } from './judging';
import { Launching } from './launching';
import { RunPolling } from './runPolling';
import type { RunStore } from './runStore';

export type { RunOrigin, RunRecord } from '../../core/records/runRecord';
export type { HomeRun } from './homecoming';

/** The runs of the user: launches them, knows how they stand, stops them and brings them home. */
export class Runs implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #polling: RunPolling;
  readonly launching: Launching;
  readonly #homecoming: Homecoming;
  readonly #subscriptions: vscode.Disposable;
  /** Those that this window is stopping because they ask for ever: the question. */
  readonly #questions = new Map<string, string>();

  readonly onDidChange = this.#changed.event;

  constructor(
    readonly store: RunStore,
    private readonly targets: Targets,
    documents: ResultDocuments,
    private readonly words: Formatter,
    log: vscode.LogOutputChannel,
  ) {
    this.#polling = new RunPolling(store, targets, log, ids => this.#heard(ids));
    this.launching = new Launching(store, targets, words);
    this.#homecoming = new Homecoming(store, targets, documents, words);
    const bringEnded = () => {
      this.#homecoming.bringEnded().catch((error: unknown) => log.error(String(error)));
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#polling,
      this.#homecoming,
      store.onDidChange(() => {
        this.#changed.fire();
        bringEnded();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(bringEnded),
    );
  }

  get onDidComeHome(): vscode.Event<HomeRun> {
    return this.#homecoming.onDidComeHome;
  }

  /** The newest first. */
  get entries(): readonly RunEntry[] {
    return this.store.entries;
  }

  standing(entry: RunEntry): Standing {
    return standingOf(entry, this.#polling.of(entry.record.id));
  }

  /** Tells the user why where it did not start. */
  async launch(plan: Plan, target: Target, origin?: RunOrigin): Promise<RunRecord | undefined> {
    return this.#launch({ plan, target, ...(origin === undefined ? {} : { origin }) });
  }

  /** Runs what is missing of a run, under names of its own. */
  async resume(id: string): Promise<RunRecord | undefined> {
    const claim = await this.store.claim(id, 'resume');
    if (claim === undefined) return this.#refuse(this.words.text('records.resumed-already'));
    try {
      await this.store.load();
      if (this.entries.some(({ record }) => record.resumes === id))
        return this.#refuse(this.words.text('records.resumed-already'));
      const entry = this.store.entry(id);
      if (entry !== undefined && canComeHome(entry)) await this.bringHome(id);
      return await this.#resumeHome(id);
    } finally {
      await claim.release();
    }
  }

  async stop(id: string, how: 'gently' | 'now'): Promise<void> {
    const entry = this.store.entry(id);
    if (entry === undefined || !isOpen(entry)) return;
    const { name, target: noted } = entry.record;
    const shown = notedTargetName(noted, this.words);
    const target = await this.#targetOf(entry);
    if (target === undefined) return;
    const answer = await this.targets.transportTo(target).exec(stopScript(id, how));
    if (answer.kind === 'failed')
      this.#refuse(this.words.say(failureMessage(answer.failure, shown, answer.detail)));
    else {
      const stopped = readStopped(answer.output);
      if (stopped === 'asked')
        vscode.window.showInformationMessage(this.words.text('records.stop-asked', { name }));
      if (stopped === 'running' && answer.status === 0)
        this.#refuse(this.words.text('records.stop-failed', { name, target: shown }));
    }
    await this.#polling.ask(noted);
  }

  async bringHome(id: string): Promise<HomeRun | undefined> {
    return this.#homecoming.bring(id, true);
  }

  /** What came home of a run; undefined before. */
  async judge(id: string): Promise<Judged | undefined> {
    const entry = this.store.entry(id);
    return entry === undefined ? undefined : this.#homecoming.judge(entry);
  }

  async forget(id: string): Promise<void> {
    await this.store.forget(id);
  }

  /** Asks the target of a run how it is. */
  async look(id: string): Promise<void> {
    const entry = this.store.entry(id);
    if (entry !== undefined) await this.#polling.ask(entry.record.target);
  }

  /** Asks the target of a run how it is; false where it did not answer. */
  async answers(id: string): Promise<boolean> {
    await this.look(id);
    return this.#polling.of(id)?.kind !== 'unreached';
  }

  /** Brings a run home without a question; what was said where that failed. */
  bringQuietly(id: string): Promise<string | undefined> {
    return this.#homecoming.bringQuietly(id);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #launch(wanted: Parameters<Launching['launch']>[0]): Promise<RunRecord | undefined> {
    const record = await this.launching.launch(wanted);
    if (record === undefined) return undefined;
    await this.#polling.ask(record.target);
    await vscode.commands.executeCommand('ptsLens.runs.watch', record.id);
    return record;
  }

  async #resumeHome(id: string): Promise<RunRecord | undefined> {
    const entry = this.store.entry(id);
    const judged = await this.judge(id);
    if (entry === undefined || judged === undefined) return undefined;
    const target = await this.#targetOf(entry);
    if (target === undefined) return undefined;
    const { plan, origin } = entry.record;
    return this.#launch({
      plan,
      target,
      resumes: id,
      ...(origin === undefined ? {} : { origin }),
      make: (needs, taken) => {
        const missing = missingLaunch(entry.record, judged.outcome, needs.id, taken);
        return missing && { ...missing, launch: { ...needs, rounds: missing.launch.rounds } };
      },
    });
  }

  async #targetOf({ record }: RunEntry): Promise<Target | undefined> {
    if (!vscode.workspace.isTrusted) return this.#refuse(this.words.text('records.untrusted'));
    const target = await this.targets.named(record.target);
    return (
      target ??
      this.#refuse(
        this.words.text('records.no-target', { target: notedTargetName(record.target, this.words) }),
      )
    );
  }

  /** Notes what has ended, and stops what asks for ever. */
  async #heard(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const entry = this.store.entry(id);
      const heard = this.#polling.of(id);
      if (entry === undefined || !isOpen(entry) || heard?.kind !== 'status') continue;
      const question = this.#questions.get(id);
      const end = endSeen(entry.record, heard.status, Date.now());
      const more = question === undefined ? {} : { question };
      if (end !== undefined) await this.store.noteEnd(id, { ...end, ...more });
      else await this.#stopIfAsking(entry, heard.status);
    }
    this.#changed.fire();
  }

  /** Nobody answers a question there; its last lines tell what it wanted. */
  async #stopIfAsking({ record }: RunEntry, status: RunStatus): Promise<void> {
    if (status.state.kind !== 'running' || this.#questions.has(record.id)) return;
    const { question } = progressOf(status);
    if (question === undefined) return;
    this.#questions.set(record.id, question);
    await vscode.commands.executeCommand('ptsLens.runs.watch', record.id);
    vscode.window.showWarningMessage(
      this.words.text('records.asks', {
        name: record.name,
        target: notedTargetName(record.target, this.words),
        question,
      }),
    );
    const target = await this.targets.named(record.target);
    if (target !== undefined) await this.targets.transportTo(target).exec(stopScript(record.id, 'now'));
    // Its end is seen by the next look, which is not far.
  }

  #refuse(why: string): undefined {
    vscode.window.showErrorMessage(why);
    return undefined;
  }
}
