import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { RunHome, RunRecord } from '../../core/records/runRecord';
import { homeText } from '../../core/records/runWords';
import { canComeHome, type RunEntry } from '../../core/records/standing';
import { homeScript } from '../../core/runs/homeScript';
import type { Outcome } from '../../core/runs/outcome';
import { failureMessage } from '../../core/targets/failure';
import type { Target } from '../../core/targets/target';
import { notedTargetName, targetName } from '../../core/targets/targetText';
import { clip, oneLine } from '../../core/text/plainText';
import { type Around, HostAsking } from '../../node/runs/hostAsking';
import type { ResultDocuments } from '../files/resultDocuments';
import type { Targets } from '../targets/targets';
import { askBase, isOurs } from './base';
import { putBeside } from './besideProbe';
import { type Judged, judged } from './judging';
import type { RunStore } from './runStore';

/** A run whose results are on this machine. */
export interface HomeRun {
  readonly record: RunRecord;
  /** The composite.xml files that came home. */
  readonly results: readonly vscode.Uri[];
  readonly outcome: Outcome;
}

/** A run that came home, or what was said where it could not; undefined where there is nothing to bring any more. */
type Brought = HomeRun | { readonly said: string } | undefined;

/** Brings runs home: once for all windows, into a new folder, complete or not at all. */
export class Homecoming implements vscode.Disposable {
  readonly #came = new vscode.EventEmitter<HomeRun>();
  /** What this window tried by itself: a failure is told once. */
  readonly #tried = new Set<string>();
  readonly #hosts: HostAsking;

  readonly onDidComeHome = this.#came.event;

  constructor(
    private readonly store: RunStore,
    private readonly targets: Targets,
    private readonly documents: ResultDocuments,
    private readonly words: Formatter,
  ) {
    this.#hosts = new HostAsking(targets);
  }

  /** By itself, where the run was launched from a folder of this window. */
  async bringEnded(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    for (const { record } of this.store.entries.filter(canComeHome)) {
      if (this.#tried.has(record.id) || !isOurs(record.base)) continue;
      this.#tried.add(record.id);
      await this.bring(record.id, false);
    }
  }

  /** @param isAsked by the user: then a folder may be asked for, and everything is told */
  async bring(id: string, isAsked: boolean): Promise<HomeRun | undefined> {
    const entry = this.store.entry(id);
    if (entry === undefined || !canComeHome(entry)) return undefined;
    const { record } = entry;
    const base = await askBase(record.base, this.words.text('records.choose-base', { name: record.name }));
    if (base === undefined) return undefined;
    const fetched = await this.#fetchOnce(id, base);
    if (fetched === 'claimed') {
      if (isAsked)
        vscode.window.showInformationMessage(this.words.text('records.other-window', { name: record.name }));
      return undefined;
    }
    if (fetched === undefined || 'record' in fetched) return fetched;
    this.#failed(id, fetched.said);
    return undefined;
  }

  /** A round of a campaign: nobody is asked and nothing is shown. What was said where it failed. */
  async bringQuietly(id: string): Promise<string | undefined> {
    const base = this.store.entry(id)?.record.base;
    if (base === undefined) return undefined;
    const fetched = await this.#fetchOnce(id, vscode.Uri.parse(base, true));
    return fetched === undefined || fetched === 'claimed' || 'record' in fetched ? undefined : fetched.said;
  }

  async #fetchOnce(id: string, base: vscode.Uri): Promise<Brought | 'claimed'> {
    const claim = await this.store.claim(id, 'home');
    if (claim === undefined) return 'claimed';
    try {
      // Another window may have been quicker, and have let go since.
      await this.store.load();
      const now = this.store.entry(id);
      return now !== undefined && canComeHome(now) ? await this.#fetch(now, base) : undefined;
    } finally {
      await claim.release();
    }
  }

  /** What came home, read again from the folder: it may have been changed or removed since. */
  async judge({ record, end, home }: RunEntry): Promise<Judged | undefined> {
    if (home === undefined) return undefined;
    return judged(record, end, vscode.Uri.parse(home.folder, true), this.documents);
  }

  dispose(): void {
    this.#came.dispose();
  }

  async #fetch({ record, end }: RunEntry, base: vscode.Uri): Promise<Brought> {
    const { id, launch } = record;
    const isRound = record.campaign !== undefined;
    const target = await this.targets.named(record.target);
    if (target === undefined)
      return {
        said: this.words.text('records.no-target', { target: notedTargetName(record.target, this.words) }),
      };
    const folder = vscode.Uri.joinPath(base, 'pts-runs', id);
    const script = homeScript(id, launch.rounds);
    let silent: Around['silent'] = [];
    const title = this.words.text('records.bringing', {
      name: record.name,
      target: targetName(target, this.words),
    });
    const fetched = await vscode.window.withProgress(
      // A campaign has hundreds of rounds: they are told of below, not in the middle.
      isRound
        ? { location: vscode.ProgressLocation.Window, title }
        : { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => {
        const cancelled = new AbortController();
        token.onCancellationRequested(() => cancelled.abort());
        const { signal } = cancelled;
        return this.targets.transportTo(target).fetch(script, folder.fsPath, {
          signal,
          finish: async unpacked => {
            silent = await this.#addAround(vscode.Uri.file(unpacked), record, target, signal);
          },
        });
      },
    );
    // A folder of this id is this run, whole: the window that fetched it was closed before it noted so.
    if (fetched.kind === 'failed' && fetched.failure !== 'folder-exists')
      return {
        said: this.words.say(failureMessage(fetched.failure, targetName(target, this.words), fetched.detail)),
      };
    const { files, outcome } = await judged(record, end, folder, this.documents);
    const { complete, fewer, missing } = outcome;
    const home = {
      folder: folder.toString(),
      came: Date.now(),
      complete,
      fewer,
      missing,
      ...(silent.length === 0 ? {} : { silent }),
    };
    await this.store.noteHome(id, home);
    const came = { record, results: files, outcome };
    this.#came.fire(came);
    if (!isRound) this.#tell(record, home);
    return came;
  }

  /** Results that nothing can be put beside come home all the same. The hosts that did not answer. */
  async #addAround(
    unpacked: vscode.Uri,
    record: RunRecord,
    target: Target,
    signal: AbortSignal,
  ): Promise<Around['silent']> {
    const around = await this.#hosts.after(target, record, signal);
    try {
      await putBeside(unpacked, record.launch.rounds, around);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      vscode.window.showWarningMessage(
        this.words.text('records.beside-failed', {
          target: targetName(target, this.words),
          name: record.name,
          detail: clip(oneLine(detail), 300),
        }),
      );
    }
    return around.silent;
  }

  #failed(id: string, why: string): void {
    const again = this.words.text('records.try-again');
    vscode.window.showErrorMessage(why, again).then(chosen => {
      if (chosen === again) vscode.commands.executeCommand('ptsLens.runs.bringHome', id);
    });
  }

  #tell(record: RunRecord, home: RunHome): void {
    const { id, name } = record;
    const summary = this.words.text('records.show-summary');
    const missing = this.words.text('records.run-missing');
    const lacks = home.fewer + home.missing > 0;
    const said = this.words.text('records.came-home', {
      name,
      target: notedTargetName(record.target, this.words),
      outcome: homeText(home, this.words),
    });
    const show = lacks ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    show(said, summary, ...(lacks ? [missing] : [])).then(chosen => {
      if (chosen === summary) vscode.commands.executeCommand('ptsLens.runs.showSummary', id);
      if (chosen === missing) vscode.commands.executeCommand('ptsLens.runs.resume', id);
    });
  }
}
