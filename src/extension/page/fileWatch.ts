import * as vscode from 'vscode';

/** PTS rewrites a file in place, in many small writes: wait until it is quiet before reading again. */
const settleMilliseconds = 250;

/** Watches exactly the files a page shows, inside the workspace or not, and tells once they settle. */
export class FileWatch implements vscode.Disposable {
  readonly #watchers = new Map<string, vscode.Disposable>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly changed: () => void) {}

  /** From now on these files and folders, no others. */
  only(uris: readonly vscode.Uri[]): void {
    const wanted = new Map(uris.map(uri => [uri.toString(), uri]));
    for (const [key, watcher] of this.#watchers) {
      if (wanted.has(key)) continue;
      watcher.dispose();
      this.#watchers.delete(key);
    }
    for (const [key, uri] of wanted) {
      if (!this.#watchers.has(key)) this.#watchers.set(key, this.#watch(uri));
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.only([]);
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    // A result file is watched through its folder, so that one which is not there yet is seen to come.
    const isFile = uri.path.endsWith('.xml');
    const folder = isFile ? vscode.Uri.joinPath(uri, '..') : uri;
    const name = isFile ? (uri.path.split('/').at(-1) ?? '*') : 'composite.xml';
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const settle = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.changed, settleMilliseconds);
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(settle),
      watcher.onDidCreate(settle),
      watcher.onDidDelete(settle),
    );
  }
}
