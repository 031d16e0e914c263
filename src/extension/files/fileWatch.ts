import * as vscode from 'vscode';
import type { ResultDocuments } from './resultDocuments';
import { Settling } from './settling';

/** Watches exactly the files a page shows, inside the workspace or not, and tells once they settle. */
export class FileWatch implements vscode.Disposable {
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #settling: Settling<string>;
  readonly #writing: vscode.Disposable;

  /** Texts that are open, and files that were being written, are not told of by the file system. */
  constructor(results: ResultDocuments, changed: () => void) {
    this.#settling = new Settling(changed);
    this.#writing = results.onDidChange(file => {
      const isShown = [file, vscode.Uri.joinPath(file, '..')].some(uri => this.#watchers.has(uri.toString()));
      if (isShown) this.#settling.touch(file.toString());
    });
  }

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
    this.#settling.dispose();
    this.#writing.dispose();
    this.only([]);
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    // A result file is watched through its folder, so that one which is not there yet is seen to come.
    const isFile = uri.path.endsWith('.xml');
    const folder = isFile ? vscode.Uri.joinPath(uri, '..') : uri;
    const name = isFile ? (uri.path.split('/').at(-1) ?? '*') : 'composite.xml';
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const touch = () => this.#settling.touch(uri.toString());
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(touch),
      watcher.onDidCreate(touch),
      watcher.onDidDelete(touch),
    );
  }
}
