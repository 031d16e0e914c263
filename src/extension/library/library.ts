import * as vscode from 'vscode';
import { newestFirst } from '../../core/library/group';
import { Indexer } from '../../core/library/indexer';
import type { LibraryEntry } from '../../core/library/libraryEntry';
import { longestName, longestRow, namesOf } from '../../core/library/names';
import { type FolderState, statesOf } from '../../core/library/state';
import { workspaceFiles } from '../files/workspaceFiles';
import { ChangeSignal } from './changeSignal';
import type { ResultFinder } from './resultFinder';
import { ResultPlaces } from './resultPlaces';
import { SystemLogsWatch } from './systemLogsWatch';

/** What changed: the list of results or its order, or only the content of some. */
export type LibraryChange =
  | { readonly kind: 'list' }
  | { readonly kind: 'entries'; readonly paths: readonly string[] };

/** A list that is not whole yet is shown when the search takes longer than this. */
const patienceMilliseconds = 500;

/** The results and comparisons of the workspace and of the roots, kept up to date. */
export class Library implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<LibraryChange>();
  readonly #signal = new ChangeSignal(paths => this.#announce(paths));
  readonly #indexer = new Indexer(workspaceFiles, paths => this.#signal.soon(paths));
  readonly #runs = new SystemLogsWatch(path => this.#signal.soon([path]));
  readonly #places: ResultPlaces;
  #entries: readonly LibraryEntry[] = [];
  /** By path, in full and for a row, as long as nothing changes. */
  #names:
    | { readonly full: ReadonlyMap<string, string>; readonly row: ReadonlyMap<string, string> }
    | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(
    finder: ResultFinder,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#places = new ResultPlaces(finder, {
      found: paths => this.#indexer.request(paths),
      touched: paths => this.#read(paths),
      searched: paths => {
        this.#indexer.forget(this.#indexer.paths().filter(path => !paths.has(path)));
        this.#read(paths);
        this.#changed.fire({ kind: 'list' });
      },
      comparisons: () => this.#changed.fire({ kind: 'list' }),
      failed: error => this.#failed(error),
      known: () => this.#indexer.paths(),
      shown: () => this.#entries,
    });
  }

  /** Newest first. */
  get entries(): readonly LibraryEntry[] {
    return this.#entries;
  }

  /** The saved comparisons of the workspace, by path. */
  get comparisons(): readonly vscode.Uri[] {
    return this.#places.comparisons;
  }

  /** The workspace is larger than is searched: it may hold more results. */
  get isCut(): boolean {
    return this.#places.isCut;
  }

  /** Number of files still to be read. */
  get pending(): number {
    return this.#indexer.pending;
  }

  entry(path: string): LibraryEntry | undefined {
    return this.#indexer.entry(path);
  }

  /** The name of a result, which no other has, in full or for a row of the tree; see `namesOf`. */
  nameOf({ path }: LibraryEntry, length: 'full' | 'row' = 'full'): string {
    const pathOf = (entry: LibraryEntry) => vscode.Uri.parse(entry.path, true).path;
    this.#names ??= {
      full: namesOf(this.#entries, pathOf, longestName),
      row: namesOf(this.#entries, pathOf, longestRow),
    };
    return this.#names[length].get(path) ?? '';
  }

  statesOf(entry: LibraryEntry): readonly FolderState[] {
    return statesOf(entry, Date.now(), this.#runs.hasSystemLogs(entry.path));
  }

  /** Whether PTS may still be running into a result file; false for one that the library does not have. */
  isRunning(file: vscode.Uri): boolean {
    const entry = this.entry(file.toString());
    return entry !== undefined && this.statesOf(entry).some(({ kind }) => kind === 'running');
  }

  /** Starts a search in the background. */
  start(): void {
    this.ready().catch((error: unknown) => this.#failed(error));
  }

  /** Settles when the head of every result is read; the rest follows in the background. */
  async ready(): Promise<void> {
    await this.#places.ready();
    await this.#indexer.headsRead();
    this.#signal.now();
  }

  /** Settles when the library is ready, or after a while as soon as it has a result. */
  async some(): Promise<void> {
    const ready = this.ready();
    const patience = new Promise(resolve => setTimeout(resolve, patienceMilliseconds));
    await Promise.race([ready, patience]);
    if (this.#entries.length > 0) return;
    const { promise, subscription } = this.#first();
    await Promise.race([ready, promise]).finally(() => subscription.dispose());
  }

  /** Settles when every result is read. */
  async idle(): Promise<void> {
    await this.ready();
    await this.#indexer.idle();
    this.#signal.now();
  }

  /** Searches again, and reads the files that changed. */
  async refresh(): Promise<void> {
    await this.#places.search();
    await this.ready();
  }

  /** Adds result files wherever they are: the library has them from now on. */
  async include(files: readonly vscode.Uri[]): Promise<void> {
    await this.ready();
    this.#places.add(files.map(String).filter(path => this.entry(path) === undefined));
    await this.#indexer.headsRead();
    this.#signal.now();
  }

  /** Stops reading; files that are not read yet stay so. */
  stop(): void {
    this.#indexer.stop();
    this.#signal.now();
  }

  dispose(): void {
    this.#indexer.stop();
    this.#signal.dispose();
    vscode.Disposable.from(this.#places, this.#runs, this.#changed).dispose();
  }

  #first(): { readonly promise: Promise<void>; readonly subscription: vscode.Disposable } {
    const first = new vscode.EventEmitter<void>();
    const subscription = this.onDidChange(() => {
      if (this.#entries.length > 0) first.fire();
    });
    return {
      promise: new Promise(resolve => first.event(resolve)),
      subscription: vscode.Disposable.from(subscription, first),
    };
  }

  #read(paths: Iterable<string>): void {
    this.#indexer.request(paths);
    this.#indexer.idle().then(
      () => this.#signal.now(),
      (error: unknown) => this.#failed(error),
    );
  }

  #announce(paths: readonly string[]): void {
    const before = this.#entries;
    this.#entries = newestFirst(this.#indexer.entries());
    this.#names = undefined;
    this.#runs.follow(this.#entries);
    const isSameList =
      before.length === this.#entries.length &&
      before.every(({ path }, index) => path === this.#entries[index]?.path);
    this.#changed.fire(isSameList ? { kind: 'entries', paths } : { kind: 'list' });
  }

  /** Logs a failure in the background: a bug or I/O. */
  #failed(error: unknown): void {
    this.log.error(error instanceof Error ? error : String(error));
  }
}
