import * as vscode from 'vscode';
import { Settling } from '../files/settling';

/** How often a root that is not there is looked for. */
const rootMilliseconds = 3_000;

/** So many result folders outside the workspace are watched; the others are looked at with the window's focus. */
const mostWatched = 1_000;

/**
 * Watches the workspace and the roots outside of it. Folders below a root are watched one by one and
 * not through: their logs are many, and of no interest here.
 */
export class LibraryWatch implements vscode.Disposable {
  readonly #workspace: vscode.Disposable;
  readonly #roots = new Map<string, vscode.Disposable>();
  readonly #folders = new Map<string, vscode.Disposable>();
  readonly #settling: Settling<string>;
  #absent: readonly vscode.Uri[] = [];
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(changed: (paths: ReadonlySet<string>) => void) {
    this.#settling = new Settling(changed);
    const all = vscode.workspace.createFileSystemWatcher('**', false, true, false);
    const files = vscode.workspace.createFileSystemWatcher(
      '**/{composite.xml,*.ptscompare}',
      true,
      false,
      true,
    );
    const touch = (uri: vscode.Uri) => this.#settling.touch(uri.toString());
    this.#workspace = vscode.Disposable.from(
      all,
      files,
      all.onDidCreate(touch),
      all.onDidDelete(touch),
      files.onDidChange(touch),
    );
    this.#timer = setInterval(() => void this.#lookForRoots(), rootMilliseconds);
  }

  /** The roots outside the workspace: those that are there are watched, the others looked for. */
  roots(there: readonly vscode.Uri[], absent: readonly vscode.Uri[]): void {
    this.#absent = absent;
    keepOnly(this.#roots, there, uri => this.#watch(new vscode.RelativePattern(uri, '*')));
  }

  /** The result folders outside the workspace, those that matter most first. */
  folders(uris: readonly vscode.Uri[]): void {
    keepOnly(this.#folders, uris.slice(0, mostWatched), uri =>
      this.#watch(new vscode.RelativePattern(uri, 'composite.xml')),
    );
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#settling.dispose();
    this.#workspace.dispose();
    this.roots([], []);
    this.folders([]);
  }

  #watch(pattern: vscode.RelativePattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const touch = (uri: vscode.Uri) => this.#settling.touch(uri.toString());
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(touch),
      watcher.onDidChange(touch),
      watcher.onDidDelete(touch),
    );
  }

  async #lookForRoots(): Promise<void> {
    for (const root of this.#absent) {
      const isThere = await vscode.workspace.fs.stat(root).then(
        () => true,
        () => false,
      );
      if (isThere) this.#settling.touch(root.toString());
    }
  }
}

function keepOnly(
  watchers: Map<string, vscode.Disposable>,
  wanted: readonly vscode.Uri[],
  watch: (uri: vscode.Uri) => vscode.Disposable,
): void {
  const byKey = new Map(wanted.map(uri => [uri.toString(), uri]));
  for (const [key, watcher] of watchers) {
    if (byKey.has(key)) continue;
    watcher.dispose();
    watchers.delete(key);
  }
  for (const [key, uri] of byKey) if (!watchers.has(key)) watchers.set(key, watch(uri));
}
