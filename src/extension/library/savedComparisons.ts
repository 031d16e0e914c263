import * as vscode from 'vscode';
import { workspaceFiles } from '../files/workspaceFiles';

/** The saved comparisons of the workspace, by path. */
export class SavedComparisons {
  #uris: readonly vscode.Uri[] = [];

  get uris(): readonly vscode.Uri[] {
    return this.#uris;
  }

  /** Replaces the list. */
  set(paths: readonly string[]): void {
    this.#uris = sorted(paths.map(path => vscode.Uri.parse(path, true)));
  }

  /**
   * Follows files and folders that came, went or changed.
   * @param touched URIs of files and folders
   * @param candidates comparisons that may have come
   * @returns true when the list may have changed
   */
  async follow(touched: ReadonlySet<string>, candidates: readonly vscode.Uri[]): Promise<boolean> {
    const kept = this.#uris.filter(uri => !touched.has(uri.toString()) && !isBelow(uri, touched));
    if (candidates.length === 0 && kept.length === this.#uris.length) return false;
    const stamps = await Promise.all(
      candidates.map(uri => workspaceFiles.stat(uri.toString()).catch(() => undefined)),
    );
    const there = candidates.filter(
      (uri, index) => stamps[index] !== undefined && vscode.workspace.getWorkspaceFolder(uri) !== undefined,
    );
    this.#uris = sorted([...new Map([...kept, ...there].map(uri => [uri.toString(), uri])).values()]);
    return true;
  }
}

export function isComparison({ path }: vscode.Uri): boolean {
  return path.endsWith('.ptscompare');
}

function sorted(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  return uris.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function isBelow(uri: vscode.Uri, folders: ReadonlySet<string>): boolean {
  return [...folders].some(folder => uri.toString().startsWith(`${folder}/`));
}
