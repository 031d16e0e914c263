import * as v from 'valibot';
import * as vscode from 'vscode';
import { viewTypes } from '../viewTypes';
import type { ViewMemory } from './viewMemory';

const rowSchema = v.object({ uri: v.string(), row: v.string() });

/** `ptsLens.showRow`: opens the page of a result file beside its text, with one row open. */
export function registerShowRow(memory: ViewMemory): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.showRow', async (given?: unknown) => {
    const asked = v.safeParse(rowSchema, given);
    if (!asked.success) return;
    const file = vscode.Uri.parse(asked.output.uri, true);
    await vscode.commands.executeCommand('vscode.openWith', file, viewTypes.result, vscode.ViewColumn.Beside);
    memory.ask(file, asked.output.row);
  });
}
