import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { resultFileAt } from '../files/resultDocuments';
import { viewTypes } from '../viewTypes';
import { isLibraryNode } from './nodes';

/** "Open Result View": of the given line, file or folder, of the open text, or of a file the user picks. */
export function registerOpenResult(words: Formatter): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.openResult', async (given?: unknown) => {
    const uri = uriOf(given) ?? openedText() ?? (await ask(words));
    if (uri !== undefined) await openResult(await resultFileAt(uri));
  });
}

export async function openResult(file: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', file, viewTypes.result);
}

function uriOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (!isLibraryNode(given) || given.kind === 'group') return undefined;
  return vscode.Uri.parse(given.kind === 'result' ? given.path : given.result.path, true);
}

function openedText(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.path.endsWith('.xml') ? uri : undefined;
}

async function ask(words: Formatter): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: words.text('extension.open-result-title'),
    filters: { 'composite.xml': ['xml'] },
  });
  return chosen?.[0];
}
