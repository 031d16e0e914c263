import * as vscode from 'vscode';

/** More of one kind than anybody has. */
const mostFiles = 500;

/**
 * One of the workspace's files of an extension, such as `ptsplan`; undefined where there is none, or the user turned
 * away.
 * @param none what is said where there is none
 */
export async function pickFile(
  extension: string,
  { title, none }: { readonly title: string; readonly none: string },
): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(`**/*.${extension}`, undefined, mostFiles);
  if (files.length === 0) {
    vscode.window.showInformationMessage(none);
    return undefined;
  }
  const items = files
    .map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((first, second) => first.label.localeCompare(second.label));
  return (await vscode.window.showQuickPick(items, { title }))?.uri;
}
