import * as vscode from 'vscode';
import type { Place } from '../../protocol/page';

/** Opens a result file as text, beside the page, with a place selected. */
export async function reveal(file: vscode.Uri, place: Place): Promise<void> {
  const text = await vscode.workspace.openTextDocument(file);
  const selection = new vscode.Range(text.positionAt(place.start), text.positionAt(place.end));
  await vscode.window.showTextDocument(text, { selection, viewColumn: vscode.ViewColumn.Beside });
}
