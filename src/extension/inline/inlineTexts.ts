import * as vscode from 'vscode';
import { compareInSteps } from '../../core/comparison/compare';
import type { LoadedFile } from '../../core/comparison/loadedFile';
import { ComparisonMemory } from '../../core/comparison/memory';
import { folderOf } from '../../core/document/labels';
import { Compared } from '../../core/inline/compared';
import { type LensBaseline, lensDocument } from '../../core/inline/lensDocument';
import { OwnRows } from '../../core/inline/ownRows';
import { OwnLogs } from '../files/ownLogs';
import type { ResultDocuments } from '../files/resultDocuments';
import { inTurns } from '../files/turns';
import type { Baseline } from '../library/baseline';
import type { ResultChoices } from '../page/resultChoices';
import { contextOf } from '../settings';
import type { InlineText } from './inlineText';

/** A text that is followed, and what is remembered of it. */
interface Followed {
  readonly logs: OwnLogs;
  readonly memory: ComparisonMemory;
  text?: InlineText;
  /** The comparison that is under way: a later one takes its place. */
  run: number;
}

/**
 * What is said within the texts of result files. Nothing here parses: `ResultDocuments` owns what is read. Figures of a
 * result are there at once; its verdict follows when the comparison of the whole file is done, in steps between which
 * others work.
 */
export class InlineTexts implements vscode.Disposable {
  readonly #followed = new Map<string, Followed>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;

  /** A text of which something else is to be shown: it was read again, or compared. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly results: ResultDocuments,
    private readonly baseline: Baseline,
    private readonly choices: ResultChoices,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      results.onDidChange(file => {
        const isOfAll = file.toString() === baseline.current?.file;
        this.#compareAgain(uri => isOfAll || uri === file.toString());
      }),
      baseline.onDidChange(() => this.#compareAgain(() => true)),
      choices.onDidChange(file => this.#compareAgain(uri => uri === file.toString())),
    );
  }

  /** Begins to compare a text that is shown. */
  follow(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (this.#followed.has(key)) return;
    this.#followed.set(key, { logs: new OwnLogs(key), memory: new ComparisonMemory(), run: 0 });
    this.#compare(document);
  }

  forget({ uri }: vscode.TextDocument): void {
    this.#followed.delete(uri.toString());
  }

  /** What the text says now; undefined where it is no result file. */
  of(document: vscode.TextDocument): InlineText | undefined {
    const followed = this.#followed.get(document.uri.toString());
    const known = followed?.text;
    const { version } = document;
    if (known?.version === version) return known;
    const reading = this.results.now(document);
    if (reading.kind !== 'results') return undefined;
    const { file } = reading;
    const rows = new OwnRows(file, this.choices.of(document.uri).confidence / 100, known?.rows);
    const text: InlineText = { document, version, file, rows, compared: known?.compared };
    if (followed !== undefined) followed.text = text;
    return text;
  }

  dispose(): void {
    this.#followed.clear();
    this.#subscriptions.dispose();
  }

  /** Settings and files that the comparison depends on have changed. */
  refresh(): void {
    for (const followed of this.#followed.values()) delete followed.text;
    this.#compareAgain(() => true);
  }

  #compareAgain(isConcerned: (uri: string) => boolean): void {
    for (const document of vscode.workspace.textDocuments) {
      const uri = document.uri.toString();
      if (this.#followed.has(uri) && isConcerned(uri)) this.#compare(document);
    }
  }

  #compare(document: vscode.TextDocument): void {
    this.#changed.fire(document);
    this.#run(document).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
    });
  }

  async #run(document: vscode.TextDocument): Promise<void> {
    const followed = this.#followed.get(document.uri.toString());
    const text = this.of(document);
    if (followed === undefined || text === undefined) return;
    followed.run += 1;
    const { run } = followed;
    const { uri } = document;
    const own: LoadedFile = {
      path: nameOf(uri),
      folder: folderOf(uri.path),
      reading: { kind: 'results', file: text.file },
      systemLogs: await followed.logs.of(text.file.systems),
    };
    const choices = this.choices.of(uri);
    const baseline = await this.#baselineOf(uri, own);
    const { document: asked, files } = lensDocument(own, choices, baseline);
    const steps = compareInSteps(asked, files, {
      ...(await contextOf(files, uri)),
      // The page of a single file chooses in the same way.
      choosesBaseline: baseline === undefined,
      memory: followed.memory,
    });
    const comparison = await inTurns(steps, () => followed.run !== run);
    const now = this.of(document);
    if (comparison === undefined || now === undefined) return;
    followed.text = { ...now, compared: new Compared(comparison, text.file, own.path) };
    this.#changed.fire(document);
  }

  async #baselineOf(uri: vscode.Uri, own: LoadedFile): Promise<LensBaseline | undefined> {
    const { current } = this.baseline;
    if (current === undefined) return undefined;
    const { identifier, occurrence } = current;
    if (current.file === uri.toString()) return { file: own, identifier, occurrence };
    const file = await this.results.load(vscode.Uri.parse(current.file, true), current.file);
    // A baseline that cannot be read any more is none.
    return file.failure === undefined ? { file, identifier, occurrence } : undefined;
  }
}

/** As the page of the file names it. */
function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}
