import * as vscode from 'vscode';
import { isArriving } from '../../core/arriving';
import type { LibraryEntry } from '../../core/library/libraryEntry';
import { filesOfNewcomer } from '../files/workspaceWalk';
import { isOfResultRoots } from '../settings';
import { LibraryWatch } from './libraryWatch';
import { OutsideResults } from './outsideResults';
import { isResultFile, type ResultFinder } from './resultFinder';
import { isComparison, SavedComparisons } from './savedComparisons';

/** Above this many changed paths everything is searched again instead of following each. */
const mostFollowed = 100;

/** Receives where results are. Paths are URIs. */
export interface PlacesListener {
  /** A search that goes on has found these. */
  readonly found: (paths: readonly string[]) => void;
  /** These came, went, or may have changed. */
  readonly touched: (paths: Iterable<string>) => void;
  /** A search has ended: there are these and no others. */
  readonly searched: (paths: ReadonlySet<string>) => void;
  /** The list of saved comparisons changed. */
  readonly comparisons: () => void;
  /** A task in the background failed. */
  readonly failed: (error: unknown) => void;
  /** Every path something is known of. */
  readonly known: () => readonly string[];
  /** The results that are shown, the newest first. */
  readonly shown: () => readonly LibraryEntry[];
}

/** Where results and comparisons are: in the workspace, in the roots outside it, and opened from elsewhere. */
export class ResultPlaces implements vscode.Disposable {
  readonly #watch = new LibraryWatch(paths => this.#inBackground(this.#follow(paths)));
  readonly #outside: OutsideResults;
  /** Opened from elsewhere: they belong to the others as long as the window is open. */
  readonly #opened = new Set<string>();
  readonly #comparisons = new SavedComparisons();
  readonly #subscriptions: vscode.Disposable;
  #search = { isStopped: false };
  #searching: Promise<void> | undefined;
  #isCut = false;

  constructor(
    private readonly finder: ResultFinder,
    private readonly listener: PlacesListener,
  ) {
    this.#outside = new OutsideResults(finder, this.#watch);
    this.#subscriptions = vscode.Disposable.from(
      this.#watch,
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#inBackground(this.search())),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (isOfResultRoots(change)) this.#inBackground(this.search());
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#inBackground(this.search())),
      // Some file systems report no changes, and not every folder is watched.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#inBackground(this.#searchOutside());
      }),
    );
  }

  /** The saved comparisons of the workspace, by path. */
  get comparisons(): readonly vscode.Uri[] {
    return this.#comparisons.uris;
  }

  /** The workspace is larger than is searched: it may hold more results. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Settles when the first search has ended. Concurrent callers share it; a failed search is tried again. */
  ready(): Promise<void> {
    return this.#searching ?? this.search();
  }

  /** Searches again. */
  search(): Promise<void> {
    const searching = this.#searchAll();
    this.#searching = searching;
    searching.catch(() => {
      if (this.#searching === searching) this.#searching = undefined;
    });
    return searching;
  }

  /** Adds result files that were opened from elsewhere. */
  add(paths: readonly string[]): void {
    for (const path of paths) this.#opened.add(path);
    this.#touch(paths);
  }

  dispose(): void {
    this.#search.isStopped = true;
    this.#subscriptions.dispose();
  }

  async #searchAll(): Promise<void> {
    this.#search.isStopped = true;
    const search = { isStopped: false };
    this.#search = search;
    // Each reports files as they are found.
    const [found] = await Promise.all([
      this.finder.search(this.listener.found, () => search.isStopped),
      this.#searchOutside(),
    ]);
    // A later search replaces this one.
    if (this.#search !== search) return this.#searching;
    if (search.isStopped) return;
    this.#isCut = found.isCut;
    this.#comparisons.set(found.comparisons);
    this.listener.searched(new Set([...found.results, ...this.#outside.paths, ...this.#opened]));
  }

  async #searchOutside(): Promise<void> {
    this.#touch(await this.#outside.find());
  }

  /** Follows files and folders that came, went or changed. */
  async #follow(changed: ReadonlySet<string>): Promise<void> {
    const touched = new Set([...changed].filter(path => !isArriving(path)));
    const uris = [...touched].map(path => vscode.Uri.parse(path, true));
    if (uris.length > mostFollowed || [...touched].some(path => this.#outside.isRoot(path)))
      return this.search();

    const paths = uris.filter(({ path }) => isResultFile(path)).map(String);
    for (const path of this.listener.known())
      if ([...touched].some(folder => path.startsWith(`${folder}/`))) paths.push(path);
    const comparisons = uris.filter(isComparison);
    for (const uri of uris) {
      if (isResultFile(uri.path) || isComparison(uri)) continue;
      const found = await filesOfNewcomer(uri);
      paths.push(...found.filter(({ path }) => isResultFile(path)).map(String));
      comparisons.push(...found.filter(isComparison));
      this.#outside.take(uri);
    }
    this.#touch(paths);
    if (await this.#comparisons.follow(touched, comparisons)) this.listener.comparisons();
  }

  #touch(paths: Iterable<string>): void {
    this.listener.touched(paths);
    this.#outside.watchFolders(this.listener.shown(), this.#opened);
  }

  #inBackground(task: Promise<unknown>): void {
    task.catch(this.listener.failed);
  }
}
