import * as vscode from 'vscode';
import type { LibraryEntry } from '../../core/library/libraryEntry';
import type { LibraryWatch } from './libraryWatch';
import type { ResultFinder } from './resultFinder';

/** Paths of results, present or expected, outside the workspace: one file in each folder of the roots. */
export class OutsideResults {
  readonly #paths = new Set<string>();

  constructor(
    private readonly finder: ResultFinder,
    private readonly watch: LibraryWatch,
  ) {}

  get paths(): ReadonlySet<string> {
    return this.#paths;
  }

  /** Searches the roots again; returns the paths found now and those found before. */
  async find(): Promise<readonly string[]> {
    const roots = this.finder.roots();
    const candidates = await Promise.all(roots.map(root => this.finder.candidatesIn(root)));
    this.watch.roots(
      roots.filter((_, index) => candidates[index] !== undefined),
      roots.filter((_, index) => candidates[index] === undefined),
    );
    const before = [...this.#paths];
    this.#paths.clear();
    for (const uri of candidates.flatMap(found => found ?? [])) this.#paths.add(uri.toString());
    return [...new Set([...before, ...this.#paths])];
  }

  isRoot(path: string): boolean {
    return this.finder.roots().some(root => root.toString() === path);
  }

  /** Adds a new folder of a root. PTS makes the folder first and its file later. */
  take(folder: vscode.Uri): void {
    if (this.isRoot(vscode.Uri.joinPath(folder, '..').toString())) {
      this.#paths.add(vscode.Uri.joinPath(folder, 'composite.xml').toString());
    }
  }

  /** Watches these folders and others, the new and the newest first: not all of them can be. */
  watchFolders(newestFirst: readonly LibraryEntry[], others: Iterable<string>): void {
    const order = new Map(newestFirst.map(({ path }, index) => [path, index]));
    const folders = [...new Set([...this.#paths, ...others])]
      .sort((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1))
      .map(path => vscode.Uri.joinPath(vscode.Uri.parse(path, true), '..'));
    this.watch.folders(folders);
  }
}
