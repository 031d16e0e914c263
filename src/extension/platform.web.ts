import type * as vscode from 'vscode';

/** In a browser there is no machine to have results of its own. */
export function defaultRoots(): readonly vscode.Uri[] {
  return [];
}
