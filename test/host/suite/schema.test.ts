import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../eventually';

suite('the text of a comparison', () => {
  test('is checked as it is written: a margin of 100 % is marked in its line', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-'));
    try {
      const file = path.join(folder, 'wide.ptscompare');
      writeFileSync(file, '{\n  "version": 1,\n  "files": [],\n  "margin": 100\n}\n');
      const document = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(document);
      await eventually('it is marked', () => vscode.languages.getDiagnostics(document.uri).length > 0);
      assert.deepEqual(
        vscode.languages.getDiagnostics(document.uri).map(({ range }) => range.start.line),
        [3],
      );
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
