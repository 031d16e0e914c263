import * as vscode from 'vscode';
import { reopen } from '../files/reopen';

/** "Show as Text": the file behind the page, in the text editor, in its place. */
export function registerShowText(): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.showText', async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : activePage();
    if (uri !== undefined) await reopen(uri, 'default');
  });
}

function activePage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
