import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { reopen } from '../files/reopen';
import { resultFileAt } from '../files/resultDocuments';
import { viewTypes } from '../viewTypes';
import type { Library } from './library';
import { isLibraryNode } from './nodes';
import { pickResult } from './resultPick';

/** "Open Result View": of the given line, file or folder, of the open text, or of a result the user picks. */
export function registerOpenResult(words: Formatter, library: Library): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.openResult', async (given?: unknown) => {
    const uri = uriOf(given) ?? openedText() ?? (await ask(words, library));
    if (uri !== undefined) await openResult(await resultFileAt(uri));
  });
}

export async function openResult(file: vscode.Uri): Promise<void> {
  await reopen(file, viewTypes.result);
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

async function ask(words: Formatter, library: Library): Promise<vscode.Uri | undefined> {
  const entry = await pickResult(words, library);
  return entry && vscode.Uri.parse(entry.path, true);
}
