import * as vscode from 'vscode';
import type { LibraryEntry } from '../../core/library/entry';
import { newestFirst } from '../../core/library/group';
import { Indexer } from '../../core/library/indexer';
import { type FolderState, statesOf } from '../../core/library/state';
import { filesOfNewcomer } from '../files/walk';
import { workspaceFiles } from '../files/workspaceFiles';
import { isOfResultRoots } from '../settings';
import { LibraryWatch } from './libraryWatch';
import { OutsideResults } from './outsideResults';
import type { ResultFinder } from './resultFinder';
import { isComparison, SavedComparisons } from './savedComparisons';
import { SystemLogsWatch } from './systemLogsWatch';

/** What changed: the list of results or its order, or only the content of some. */
export type LibraryChange =
  | { readonly kind: 'list' }
  | { readonly kind: 'entries'; readonly paths: readonly string[] };

/** Minimum time between two change events. */
const tellMilliseconds = 200;

/** A list that is not whole yet is shown when the search takes longer than this. */
const patienceMilliseconds = 500;

/** Above this many changed paths the library searches again instead of following each. */
const mostFollowed = 100;

/** The results and comparisons of the workspace and of the roots, kept up to date. */
export class Library implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<LibraryChange>();
  readonly #indexer = new Indexer(workspaceFiles, paths => this.#tellSoon(paths));
  readonly #runs = new SystemLogsWatch(path => this.#tellSoon([path]));
  /** Opened from elsewhere: shown with the others as long as the window is open. */
  readonly #extra = new Set<string>();
  readonly #watch = new LibraryWatch(paths => this.#inBackground(this.#follow(paths)));
  readonly #outside: OutsideResults;
  readonly #news = new Set<string>();
  readonly #subscriptions: vscode.Disposable;
  #entries: readonly LibraryEntry[] = [];
  readonly #comparisons = new SavedComparisons();
  #search = { isStopped: false };
  #isCut = false;
  #finding: Promise<void> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly finder: ResultFinder,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#outside = new OutsideResults(finder, this.#watch);
    this.#subscriptions = vscode.Disposable.from(this.#changed, this.#runs, this.#watch, this.#notice());
  }

  /** Newest first. */
  get entries(): readonly LibraryEntry[] {
    return this.#entries;
  }

  /** The saved comparisons of the workspace, by path. */
  get comparisons(): readonly vscode.Uri[] {
    return this.#comparisons.uris;
  }

  /** The workspace is larger than is looked through: it may hold more results. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Files still to be read. */
  get left(): number {
    return this.#indexer.left;
  }

  entry(path: string): LibraryEntry | undefined {
    return this.#indexer.entry(path);
  }

  statesOf(entry: LibraryEntry): readonly FolderState[] {
    return statesOf(entry, Date.now(), this.#runs.hasSystemLogs(entry.path));
  }

  /** Begins to look for results, without anybody waiting for it. */
  start(): void {
    this.#inBackground(this.ready());
  }

  /** Settles when the head of every result is read; the rest follows in the background. */
  async ready(): Promise<void> {
    await (this.#finding ?? this.#findAnew());
    await this.#indexer.headsRead();
    this.#tell();
  }

  /** Settles when it is ready, or has been looking for a while and knows some results. */
  async some(): Promise<void> {
    const ready = this.ready();
    const patience = new Promise(resolve => setTimeout(resolve, patienceMilliseconds));
    await Promise.race([ready, patience]);
    if (this.#entries.length > 0) return;
    const { promise, subscription } = this.#first();
    await Promise.race([ready, promise]).finally(() => subscription.dispose());
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

  /** Settles when everything is read. */
  async idle(): Promise<void> {
    await this.ready();
    await this.#indexer.idle();
    this.#tell();
  }

  /** Looks for results anew, and at each that changed. */
  async refresh(): Promise<void> {
    await this.#findAnew();
    await this.ready();
  }

  /** Looks at result files wherever they are; they belong to the library from now on. */
  async include(files: readonly vscode.Uri[]): Promise<void> {
    await this.ready();
    const unknown = files.map(String).filter(path => this.entry(path) === undefined);
    for (const path of unknown) this.#extra.add(path);
    this.#look(unknown);
    this.#watchOutside();
    await this.#indexer.headsRead();
    this.#tell();
  }

  /** Leaves unread what is not read yet. */
  stop(): void {
    this.#indexer.stop();
    this.#tell();
  }

  dispose(): void {
    this.#search.isStopped = true;
    this.#indexer.stop();
    clearTimeout(this.#telling);
    this.#subscriptions.dispose();
  }

  /** What changes where results are, or when to look for oneself. */
  #notice(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#inBackground(this.refresh())),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (isOfResultRoots(change)) this.#inBackground(this.refresh());
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#inBackground(this.refresh())),
      // Not every file system tells of changes, and not every folder is watched.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#inBackground(this.#findOutside());
      }),
    );
  }

  /** Looks for results; who asks meanwhile waits for the same. What fails is tried again when asked again. */
  #findAnew(): Promise<void> {
    const finding = this.#find();
    this.#finding = finding;
    finding.catch(() => {
      if (this.#finding === finding) this.#finding = undefined;
    });
    return finding;
  }

  async #find(): Promise<void> {
    this.#search.isStopped = true;
    const search = { isStopped: false };
    this.#search = search;
    // Each shows what it finds as it finds it.
    const [found] = await Promise.all([
      this.finder.search(
        results => this.#indexer.look(results),
        () => search.isStopped,
      ),
      this.#findOutside(),
    ]);
    // Another search has begun meanwhile, which knows more.
    if (this.#search !== search) return this.#finding;
    if (search.isStopped) return;
    this.#isCut = found.isCut;
    this.#comparisons.set(found.comparisons);
    const paths = new Set([...found.results, ...this.#outside.paths, ...this.#extra]);
    this.#indexer.forget(this.#indexer.paths().filter(path => !paths.has(path)));
    this.#look(paths);
    this.#changed.fire({ kind: 'list' });
  }

  async #findOutside(): Promise<void> {
    this.#look(await this.#outside.find());
    this.#watchOutside();
  }

  /** Looks where something came, went or changed. */
  async #follow(touched: ReadonlySet<string>): Promise<void> {
    const uris = [...touched].map(path => vscode.Uri.parse(path, true));
    if (uris.length > mostFollowed || [...touched].some(path => this.#outside.isRoot(path))) {
      return this.refresh();
    }

    const paths = uris.filter(isResultFile).map(String);
    for (const path of this.#indexer.paths()) {
      if ([...touched].some(folder => path.startsWith(`${folder}/`))) paths.push(path);
    }
    const comparisons = uris.filter(isComparison);
    for (const uri of uris) {
      if (isResultFile(uri) || isComparison(uri)) continue;
      const found = await filesOfNewcomer(uri);
      paths.push(...found.filter(isResultFile).map(String));
      comparisons.push(...found.filter(isComparison));
      this.#outside.take(uri);
    }
    this.#look(paths);
    this.#watchOutside();
    if (await this.#comparisons.follow(touched, comparisons)) this.#changed.fire({ kind: 'list' });
  }

  #look(paths: Iterable<string>): void {
    this.#indexer.look(paths);
    this.#inBackground(this.#indexer.idle().then(() => this.#tell()));
  }

  #watchOutside(): void {
    this.#outside.watchFolders(this.#entries, this.#extra);
  }

  /** What goes wrong while nobody waits is a bug or I/O: it is logged. */
  #inBackground(task: Promise<unknown>): void {
    task.catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)));
  }

  #tellSoon(paths: readonly string[]): void {
    for (const path of paths) this.#news.add(path);
    this.#telling ??= setTimeout(() => this.#tell(), tellMilliseconds);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const news = [...this.#news];
    this.#news.clear();
    const before = this.#entries;
    this.#entries = newestFirst(this.#indexer.entries());
    this.#runs.follow(this.#entries);
    const isSameList =
      before.length === this.#entries.length &&
      before.every(({ path }, index) => path === this.#entries[index]?.path);
    this.#changed.fire(isSameList ? { kind: 'entries', paths: news } : { kind: 'list' });
  }
}

function isResultFile({ path }: vscode.Uri): boolean {
  return path.endsWith('/composite.xml');
}
