import * as vscode from 'vscode';

/**
 * Ticks off the last step of the walkthrough: a comparison was saved, by whichever command. The steps
 * before it follow from what is known and open anyway.
 */
export function registerWalkthrough(): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (uri.path.endsWith('.ptscompare'))
      void vscode.commands.executeCommand('setContext', 'ptsLens.hasSavedComparison', true);
  });
}
