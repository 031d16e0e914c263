import type * as vscode from 'vscode';
import type { LibraryFiles } from '../core/library/indexer';

/** In a browser there is no machine to have results of its own. */
export function defaultRoots(): readonly vscode.Uri[] {
  return [];
}

export function folderAt(_path: string): vscode.Uri | undefined {
  return undefined;
}

export const localFiles: LibraryFiles | undefined = undefined;
