import * as vscode from 'vscode';
import { type NewVerdicts, newVerdicts } from '../../core/comparison/newVerdicts';
import { newVerdictLines, newVerdictsSentence } from '../../core/comparison/newVerdictsText';
import { systemsOf } from '../../core/comparison/resolvedSystems';
import { type DocumentSystem, newDocument, type SessionReference } from '../../core/document/document';
import { editDocument } from '../../core/document/edit';
import type { Formatter } from '../../core/messages/formatter';
import type { RunOrigin } from '../../core/records/runRecord';
import { oneLine } from '../../core/text/plainText';
import type { PlanNews } from '../../protocol/planPage';
import { openUntitled } from '../compare/untitled';
import { EditQueue } from '../files/editQueue';
import { pathFrom } from '../files/paths';
import type { ResultDocuments } from '../files/resultDocuments';
import type { HomeRun } from '../runs/runs';
import { viewTypes } from '../viewTypes';
import { type Comparisons, type FoundComparison, isDocument } from './comparisons';

/** Lines of changes that a notification has room for; the page of the plan has all. */
const mostLines = 3;

/**
 * Puts runs that come home where they were made for: their sessions are added to the system in the comparison, as an edit
 * that can be undone, the comparison opens, and what changed is told.
 */
export class HomeComing implements vscode.Disposable {
  readonly #news = new Map<string, PlanNews>();
  readonly #changed = new vscode.EventEmitter<void>();
  #last: Promise<void> = Promise.resolve();

  /** There is something to tell of a run. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly comparisons: Comparisons,
    private readonly results: ResultDocuments,
    private readonly words: Formatter,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** What the last run changed that was launched for this in this window. */
  newsOf({ comparison, system }: RunOrigin): PlanNews | undefined {
    return this.#news.get(keyOf(vscode.Uri.parse(comparison, true), system));
  }

  /** One after another: two runs may top up one comparison. */
  take(home: HomeRun): Promise<void> {
    this.#last = this.#last.then(() =>
      this.#take(home).catch((error: unknown) => {
        this.log.error(error instanceof Error ? error : String(error));
      }),
    );
    return this.#last;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #take({ record: { origin }, results }: HomeRun): Promise<void> {
    if (origin === undefined || results.length === 0) return;
    const before = await this.comparisons.at(vscode.Uri.parse(origin.comparison, true));
    if ('message' in before) {
      void vscode.window.showWarningMessage(this.words.text('planning.comparison-gone'));
      return;
    }
    const after = isDocument(before.uri)
      ? await this.#add(before, origin.system, results)
      : await this.#compareAnew(before, origin.system, results);
    if (after === undefined) {
      const said = this.words.text('planning.not-added', { system: oneLine(origin.system) });
      void vscode.window.showWarningMessage(said);
      return;
    }
    this.#tell(origin.system, before, after);
  }

  /** Adds the sessions to the text of the comparison, which opens. */
  async #add(
    { uri, comparison }: FoundComparison,
    label: string,
    results: readonly vscode.Uri[],
  ): Promise<FoundComparison | undefined> {
    const sessions = await this.#sessionsIn(results, uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const isClean = !document.isDirty && !document.isUntitled;
    const systems = systemsOf(comparison);
    const version = document.version;
    const isWritten = await new EditQueue(document).apply(text =>
      editDocument(text, { kind: 'add-sessions', label, sessions, systems }),
    );
    if (!isWritten || document.version === version) return undefined;
    // A comparison that was saved is saved again; the edit can be undone all the same.
    if (isClean) await document.save();
    await vscode.commands.executeCommand('vscode.openWith', uri, viewTypes.comparison);
    const after = await this.comparisons.ofText(uri, document.getText());
    return 'message' in after ? undefined : after;
  }

  /** A result file stays as PTS wrote it: the new sessions join its systems in a comparison of their own. */
  async #compareAnew(
    before: FoundComparison,
    label: string,
    results: readonly vscode.Uri[],
  ): Promise<FoundComparison | undefined> {
    const { comparison, document } = before;
    const opened = await openUntitled(async target => {
      const file = pathFrom(target, before.uri);
      const sessions = await this.#sessionsIn(results, target);
      const systems = systemsOf(comparison).map((system): DocumentSystem => {
        const own = system.sessions.map(session => ({ ...session, file }));
        return { ...system, sessions: system.label === label ? [...own, ...sessions] : own };
      });
      return newDocument({
        ...document,
        files: [...new Set([file, ...sessions.map(session => session.file)])],
        systems,
        ...(comparison.baseline === undefined ? {} : { baseline: comparison.baseline }),
      });
    });
    const after = opened === undefined ? undefined : await this.comparisons.at(opened);
    return after === undefined || 'message' in after ? undefined : after;
  }

  /** The systems of files that came home, as a document names them. */
  async #sessionsIn(
    results: readonly vscode.Uri[],
    document: vscode.Uri,
  ): Promise<readonly SessionReference[]> {
    const files = await Promise.all(
      results.map(async uri => {
        const path = pathFrom(document, uri);
        return { path, loaded: await this.results.load(uri, path) };
      }),
    );
    return files.flatMap(({ path, loaded }) =>
      loaded.failure === undefined && loaded.reading.kind === 'results'
        ? loaded.reading.file.systems.map(({ identifier }) => ({ file: path, identifier }))
        : [],
    );
  }

  #tell(system: string, before: FoundComparison, after: FoundComparison): void {
    const told: NewVerdicts = newVerdicts(before.comparison, after.comparison, system);
    const sentence = newVerdictsSentence(told);
    const lines = newVerdictLines(told, this.words);
    this.#news.set(keyOf(before.uri, system), { sentence, lines });
    this.#changed.fire();
    const said = this.words.text('planning.told', {
      system: oneLine(system),
      sentence: this.words.say(sentence),
    });
    const more = lines.length - mostLines;
    const parts = [
      said,
      ...lines.slice(0, mostLines),
      ...(more > 0 ? [this.words.text('single.and-more', { count: more })] : []),
    ];
    void vscode.window.showInformationMessage(parts.join('\n'));
  }
}

/** By path: an unsaved comparison stays itself when it is saved. */
function keyOf({ path }: vscode.Uri, system: string): string {
  return JSON.stringify([path, system]);
}
