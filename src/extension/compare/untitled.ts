import * as vscode from 'vscode';
import { viewTypes } from '../viewTypes';

/** A kind of document of ours. */
export interface UntitledKind {
  /** Of the file, before its extension. */
  readonly name: string;
  readonly extension: string;
  readonly viewType: string;
}

const comparison: UntitledKind = {
  name: 'comparison',
  extension: 'ptscompare',
  viewType: viewTypes.comparison,
};

/**
 * Opens an unsaved document, a comparison where nothing else is said. `textOf` gets the place it will be saved to, which
 * its files are named from; undefined opens nothing. Nothing is overwritten: the place is free.
 *
 * @param folder where it is to be saved; absent: the first workspace folder, so that Save has a place
 */
export async function openUntitled(
  textOf: (target: vscode.Uri) => string | undefined | Promise<string | undefined>,
  kind: UntitledKind = comparison,
  folder: vscode.Uri | undefined = vscode.workspace.workspaceFolders?.[0]?.uri,
): Promise<vscode.Uri | undefined> {
  const target = await untitledUri(kind, folder);
  const text = await textOf(target);
  if (text === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(target);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand('vscode.openWith', document.uri, kind.viewType);
  return document.uri;
}

async function untitledUri(kind: UntitledKind, folder: vscode.Uri | undefined): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const name = `${kind.name}${number === 1 ? '' : `-${number}`}.${kind.extension}`;
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
