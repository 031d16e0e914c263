import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { viewTypes } from '../viewTypes';

/** "Save Comparison": saves the active comparison; VS Code asks for a place if it has none yet. */
export function registerSaveComparison(words: Formatter): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.saveComparison', async () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (input instanceof vscode.TabInputCustom && input.viewType === viewTypes.comparison) {
      await vscode.workspace.save(input.uri);
    } else {
      await vscode.window.showInformationMessage(words.text('library.no-active-comparison'));
    }
  });
}
