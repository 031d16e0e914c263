import * as vscode from 'vscode';
import { Settling } from '../files/settling';

/** Polling interval for roots that do not exist yet. */
const rootMilliseconds = 3_000;

/** Most result folders watched outside the workspace; the others are checked when the window gets the focus. */
const mostWatched = 1_000;

/** A watcher works some time after its creation. Changes in between are checked once, after this time. */
const aliveMilliseconds = 2_000;

/** More new folders than these come from a search, which has read them already. */
const mostLookedAt = 50;

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
  readonly #coming = new Set<ReturnType<typeof setTimeout>>();

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

  /** The roots outside the workspace: those that exist are watched, the others polled. */
  roots(there: readonly vscode.Uri[], absent: readonly vscode.Uri[]): void {
    const before = new Set(this.#absent.map(String));
    this.#absent = absent;
    keepOnly(this.#roots, there, uri => this.#watch(new vscode.RelativePattern(uri, '*')));
    this.#lookAgain(there.filter(uri => before.has(uri.toString())));
  }

  /** The result folders outside the workspace, those that matter most first. */
  folders(uris: readonly vscode.Uri[]): void {
    const added = keepOnly(this.#folders, uris.slice(0, mostWatched), uri =>
      this.#watch(new vscode.RelativePattern(uri, 'composite.xml')),
    );
    if (added.length <= mostLookedAt)
      this.#lookAgain(added.map(uri => vscode.Uri.joinPath(uri, 'composite.xml')));
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const timer of this.#coming) clearTimeout(timer);
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

  #lookAgain(uris: readonly vscode.Uri[]): void {
    if (uris.length === 0) return;
    const timer = setTimeout(() => {
      this.#coming.delete(timer);
      this.#settling.touch(...uris.map(String));
    }, aliveMilliseconds);
    this.#coming.add(timer);
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

/** Returns the URIs that were not watched before. */
function keepOnly(
  watchers: Map<string, vscode.Disposable>,
  wanted: readonly vscode.Uri[],
  watch: (uri: vscode.Uri) => vscode.Disposable,
): readonly vscode.Uri[] {
  const byKey = new Map(wanted.map(uri => [uri.toString(), uri]));
  for (const [key, watcher] of watchers) {
    if (byKey.has(key)) continue;
    watcher.dispose();
    watchers.delete(key);
  }
  const added = [...byKey].filter(([key]) => !watchers.has(key));
  for (const [key, uri] of added) watchers.set(key, watch(uri));
  return added.map(([, uri]) => uri);
}
