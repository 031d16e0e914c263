import * as vscode from 'vscode';

/** "Show as Text": the file behind the page, in the text editor. */
export function registerShowText(): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.showText', async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : activePage();
    if (uri !== undefined) await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
  });
}

function activePage(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
