import * as vscode from 'vscode';

/** More saved documents of one kind than anybody has. */
const most = 500;

/** A document of the workspace, as a list to pick from has it. */
export interface SavedFile extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
}

/** The documents of an extension that are saved in the workspace, by name. */
export async function savedFiles(extension: string): Promise<readonly SavedFile[]> {
  const files = await vscode.workspace.findFiles(`**/*.${extension}`, undefined, most);
  return files
    .map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((first, second) => first.label.localeCompare(second.label));
}

/** One of them; undefined where there is none, which is said, or the user turned away. */
export async function pickSavedFile(
  extension: string,
  title: string,
  none: string,
): Promise<vscode.Uri | undefined> {
  const items = await savedFiles(extension);
  if (items.length === 0) {
    vscode.window.showInformationMessage(none);
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { title }))?.uri;
}
