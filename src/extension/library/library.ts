import * as vscode from 'vscode';
import type { LibraryEntry } from '../../core/library/entry';
import { newestFirst } from '../../core/library/group';
import { Indexer } from '../../core/library/indexer';
import { type FolderState, statesOf } from '../../core/library/state';
import { LibraryWatch } from './libraryWatch';
import type { ResultFinder } from './resultFinder';
import { RunWatch } from './runWatch';
import { filesBelow } from './walk';
import { workspaceFiles } from './workspaceFiles';

/** What is another now: which results there are and in which order, or only what some of them say. */
export type LibraryChange =
  | { readonly kind: 'list' }
  | { readonly kind: 'entries'; readonly paths: readonly string[] };

/** News are told together, at most as often as this. */
const tellMilliseconds = 200;

/** More changes at once than this are no run: everything is looked for anew. */
const mostFollowed = 100;

/** The results and comparisons of the workspace and of the roots, kept up to date. */
export class Library implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<LibraryChange>();
  readonly #indexer = new Indexer(workspaceFiles, paths => this.#tellSoon(paths));
  readonly #runs = new RunWatch(path => this.#tellSoon([path]));
  /** Opened from elsewhere: shown with the others as long as the window is open. */
  readonly #extra = new Set<string>();
  /** Folders in roots outside the workspace, with a result already or not yet. */
  readonly #outside = new Set<string>();
  readonly #news = new Set<string>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed, this.#runs];
  #watch: LibraryWatch | undefined;
  #entries: readonly LibraryEntry[] = [];
  #comparisons: readonly vscode.Uri[] = [];
  #finding: Promise<void> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly finder: ResultFinder,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Newest first. */
  get entries(): readonly LibraryEntry[] {
    return this.#entries;
  }

  /** The saved comparisons of the workspace, by path. */
  get comparisons(): readonly vscode.Uri[] {
    return this.#comparisons;
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
    this.#watchAll();
    this.#finding ??= this.#find();
    await this.#finding;
    await this.#indexer.headsRead();
    this.#tell();
  }

  /** Settles when everything is read. */
  async idle(): Promise<void> {
    await this.ready();
    await this.#indexer.idle();
    this.#tell();
  }

  /** Looks for results anew, and at each that changed. */
  async refresh(): Promise<void> {
    this.#finding = this.#find();
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
    this.#indexer.stop();
    clearTimeout(this.#telling);
    this.#watch?.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #watchAll(): void {
    if (this.#watch !== undefined) return;
    this.#watch = new LibraryWatch(paths => this.#inBackground(this.#follow(paths)));
    this.#subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#inBackground(this.refresh())),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('ptsLens.resultRoots')) this.#inBackground(this.refresh());
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#inBackground(this.refresh())),
      // Not every file system tells of changes, and not every folder is watched.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#inBackground(this.#findOutside());
      }),
    );
  }

  async #find(): Promise<void> {
    const [inWorkspace, comparisons, outside] = await Promise.all([
      this.finder.results(),
      this.finder.comparisons(),
      this.#findOutside(),
    ]);
    this.#comparisons = sorted(comparisons);
    const found = new Set([...inWorkspace.map(String), ...outside, ...this.#extra]);
    this.#indexer.forget(this.#indexer.paths().filter(path => !found.has(path)));
    this.#look(found);
    this.#changed.fire({ kind: 'list' });
  }

  /** Looks through the roots outside the workspace; gives where results are or may come to be. */
  async #findOutside(): Promise<readonly string[]> {
    const roots = this.finder.roots();
    const candidates = await Promise.all(roots.map(root => this.finder.candidatesIn(root)));
    this.#watch?.roots(
      roots.filter((_, index) => candidates[index] !== undefined),
      roots.filter((_, index) => candidates[index] === undefined),
    );
    const paths = candidates.flatMap(uris => uris?.map(String) ?? []);
    // What is gone is looked at once more, and so forgotten.
    this.#look(new Set([...paths, ...this.#outside]));
    this.#outside.clear();
    for (const path of paths) this.#outside.add(path);
    this.#watchOutside();
    return paths;
  }

  /** Looks where something came, went or changed. */
  async #follow(touched: ReadonlySet<string>): Promise<void> {
    const uris = [...touched].map(path => vscode.Uri.parse(path, true));
    const roots = new Set(this.finder.roots().map(String));
    if (uris.length > mostFollowed || [...touched].some(path => roots.has(path))) return this.refresh();

    const paths = uris.filter(isResultFile).map(String);
    for (const path of this.#indexer.paths()) {
      if ([...touched].some(folder => path.startsWith(`${folder}/`))) paths.push(path);
    }
    let isComparisonTouched = uris.some(isComparison) || this.#comparisons.some(uri => isBelow(uri, touched));
    for (const uri of uris) {
      if (isResultFile(uri) || isComparison(uri)) continue;
      const inRoot = roots.has(vscode.Uri.joinPath(uri, '..').toString());
      const found = await filesBelow(uri, name => name === 'composite.xml' || name.endsWith('.ptscompare'));
      paths.push(...found.filter(isResultFile).map(String));
      isComparisonTouched ||= found.some(isComparison);
      // PTS makes the folder first: its composite.xml is to be seen when it comes.
      if (inRoot) this.#outside.add(vscode.Uri.joinPath(uri, 'composite.xml').toString());
    }
    this.#look(paths);
    this.#watchOutside();
    if (!isComparisonTouched) return;
    this.#comparisons = sorted(await this.finder.comparisons());
    this.#changed.fire({ kind: 'list' });
  }

  #look(paths: Iterable<string>): void {
    this.#indexer.look(paths);
    this.#inBackground(this.#indexer.idle().then(() => this.#tell()));
  }

  #watchOutside(): void {
    const order = new Map(this.#entries.map(({ path }, index) => [path, index]));
    const folders = [...new Set([...this.#outside, ...this.#extra])]
      .sort((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1))
      .map(path => vscode.Uri.joinPath(vscode.Uri.parse(path, true), '..'));
    this.#watch?.folders(folders);
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

function sorted(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return uris.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function isResultFile({ path }: vscode.Uri): boolean {
  return path.endsWith('/composite.xml');
}

function isComparison({ path }: vscode.Uri): boolean {
  return path.endsWith('.ptscompare');
}

function isBelow(uri: vscode.Uri, folders: ReadonlySet<string>): boolean {
  return [...folders].some(folder => uri.toString().startsWith(`${folder}/`));
}
