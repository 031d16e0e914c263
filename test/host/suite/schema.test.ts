import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../eventually';

/** By what is wrong in the fourth line. */
const texts = {
  'a comparison: a margin of 100 %': [
    'wide.ptscompare',
    '{\n  "version": 1,\n  "files": [],\n  "margin": 100\n}\n',
  ],
  'a plan: a misspelt field': [
    'wrong.ptsplan',
    '{\n  "version": 1, "identifier": "KVM", "tests": [],\n  "name": "x",\n  "tragets": "kvm"\n}\n',
  ],
  'a campaign: a plan without a target': [
    'nowhere.ptscampaign',
    '{\n  "version": 1, "name": "x",\n  "plans": [\n    { "name": "x", "identifier": "KVM", "tests": [] }\n  ]\n}\n',
  ],
} as const;

suite('a text of ours is checked as it is written', () => {
  for (const [wrong, [name, text]] of Object.entries(texts))
    test(`${wrong} is marked in its line`, () => isMarked(name, text));
});

async function isMarked(name: string, text: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, text);
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
}
