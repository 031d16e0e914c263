import * as vscode from 'vscode';
import { folderOf } from '../../core/document/labels';
import type { Formatter } from '../../core/messages/formatter';
import { filesBelow } from '../files/workspaceWalk';
import { addResultRoot } from '../settings';
import type { Library } from './library';
import { openResult } from './openResult';

/** "Open Result Folder…": opens a result folder, or offers to add a folder of result folders to the Results view. */
export function registerOpenFolder(words: Formatter, library: Library): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.openResultFolder', async (given?: unknown) => {
    const folder = given instanceof vscode.Uri ? given : await ask(words);
    if (folder === undefined) return;
    const found = await filesBelow(folder, name => name === 'composite.xml', { levels: 1 });
    const [first, ...others] = found;
    if (first === undefined) {
      const said = words.text('library.no-result-in-folder', { folder: folderOf(folder.path) });
      await vscode.window.showWarningMessage(said);
      return;
    }
    await library.include(found);
    const isResultFolder = first.path === vscode.Uri.joinPath(folder, 'composite.xml').path;
    if (isResultFolder || others.length === 0) await openResult(first);
    else await showAll(words, folder, found);
  });
}

/** The results of several folders are in the Results view now; only a folder on this machine can stay there. */
async function showAll(words: Formatter, folder: vscode.Uri, found: readonly vscode.Uri[]): Promise<void> {
  await vscode.commands.executeCommand('ptsLens.results.focus');
  if (folder.scheme !== 'file' || vscode.workspace.getWorkspaceFolder(folder) !== undefined) return;
  const add = words.text('library.add-root');
  const question = words.text('library.add-root-question', { folder: folder.fsPath, count: found.length });
  if ((await vscode.window.showInformationMessage(question, add)) !== add) return;
  await addResultRoot(folder.fsPath);
}

async function ask(words: Formatter): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: words.text('library.open-folder-title'),
    openLabel: words.text('library.open-folder'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}
