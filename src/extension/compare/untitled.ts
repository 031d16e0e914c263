import * as vscode from 'vscode';
import { viewTypes } from '../viewTypes';

/**
 * Opens an unsaved comparison. `textOf` gets the place it will be saved to, which its files are named from; undefined opens
 * nothing.
 */
export async function openUntitled(
  textOf: (target: vscode.Uri) => string | undefined | Promise<string | undefined>,
): Promise<void> {
  const target = await untitledUri();
  const text = await textOf(target);
  if (text === undefined) return;
  const document = await vscode.workspace.openTextDocument(target);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand('vscode.openWith', document.uri, viewTypes.comparison);
}

/** A free name in the first workspace folder, so that Save has a place. */
async function untitledUri(): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'comparison.ptscompare' : `comparison-${number}.ptscompare`;
    const target = folder === undefined ? undefined : vscode.Uri.joinPath(folder, name);
    const untitled =
      target?.with({ scheme: 'untitled' }) ?? vscode.Uri.from({ scheme: 'untitled', path: name });
    const open = vscode.workspace.textDocuments.some(({ uri }) => uri.path === untitled.path);
    if (!open && (target === undefined || !(await isThere(target)))) return untitled;
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
