import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { ResultEditor } from '../page/resultEditor';
import { resultFileAt } from './resultReader';

/** "Open Result View": on the file or folder it was called for, on the open text, or on one asked for. */
export function registerOpenResult(words: Formatter): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.openResult', async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : (openedText() ?? (await ask(words)));
    if (uri === undefined) return;
    await vscode.commands.executeCommand('vscode.openWith', await resultFileAt(uri), ResultEditor.viewType);
  });
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
