import * as vscode from 'vscode';

/**
 * Opens a file in another editor in the place of its tab: as a page, or as a text. A tab with changes that are not
 * saved stays, since VS Code asks about those when it closes one.
 * @param editor the type of a page, or `default` for the text
 */
export async function reopen(file: vscode.Uri, editor: string): Promise<void> {
  const former = vscode.window.tabGroups.activeTabGroup.tabs.filter(
    tab => !tab.isDirty && isOtherEditor(tab.input, file, editor),
  );
  await vscode.commands.executeCommand('vscode.openWith', file, editor);
  await vscode.window.tabGroups.close(former, true);
}

function isOtherEditor(input: unknown, file: vscode.Uri, editor: string): boolean {
  const isText = input instanceof vscode.TabInputText;
  if (!isText && !(input instanceof vscode.TabInputCustom)) return false;
  return (isText ? 'default' : input.viewType) !== editor && input.uri.toString() === file.toString();
}
