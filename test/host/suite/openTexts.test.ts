import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { readResultFile } from '../../../src/core/results/read';
import { ResultDocuments } from '../../../src/extension/files/resultDocuments';
import { resultFileOf } from '../../bench/resultFile';

suite('a large result that is open as text', () => {
  for (const lineEnd of ['\n', '\r\n'])
    test(`is read as it stands after every edit, whatever kind it is (${JSON.stringify(lineEnd)})`, async function () {
      this.timeout(120_000);
      const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-large-'));
      const results = new ResultDocuments();
      try {
        const file = path.join(folder, 'composite.xml');
        writeFileSync(file, resultFileOf(1.3).replaceAll('\n', lineEnd));
        const document = await vscode.workspace.openTextDocument(file);
        const isRight = (name: string) =>
          assert.deepEqual(results.now(document), readResultFile(document.getText()), name);
        const place = (needle: string, from: number) =>
          document.positionAt(document.getText().indexOf(needle, document.getText().length * from));
        const apply = async (name: string, fill: (edit: vscode.WorkspaceEdit) => void) => {
          const edit = new vscode.WorkspaceEdit();
          fill(edit);
          assert.ok(await vscode.workspace.applyEdit(edit), name);
          isRight(name);
        };
        isRight('as it was opened');
        await apply('a digit', edit => edit.insert(document.uri, place('</Value>', 0.5), '7'));
        await apply('a line', edit => edit.insert(document.uri, place('<Entry>', 0.3), '\n\n'));
        await apply('several places', edit => {
          edit.insert(document.uri, place('</Value>', 0.2), '1\n');
          edit.insert(document.uri, place('</Value>', 0.8), '22');
          const start = place('<RawString>', 0.6);
          edit.replace(document.uri, new vscode.Range(start, start.translate(0, 14)), '<RawString>5');
        });
        await apply('line ends of another kind', edit =>
          edit.insert(document.uri, place('</Title>', 0.4), 'a\r\nb\rc'),
        );
        const editor = await vscode.window.showTextDocument(document);
        for (const eol of [vscode.EndOfLine.CRLF, vscode.EndOfLine.LF]) {
          await editor.edit(edit => edit.setEndOfLine(eol));
          isRight('other line ends');
        }
        await apply('a digit after that', edit => edit.insert(document.uri, place('</Value>', 0.5), '8'));
        await vscode.commands.executeCommand('undo');
        isRight('undone');
        await vscode.commands.executeCommand('workbench.action.files.revert');
        isRight('as it is on the disk');
      } finally {
        results.dispose();
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        rmSync(folder, { recursive: true, force: true });
      }
    });
});
