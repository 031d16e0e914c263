import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { runCommandLine } from '../../../src/cli/commandLine';
import { compareFiles } from '../../../src/core/comparison/compare';
import { Formatter } from '../../../src/core/messages/formatter';
import { compareReport } from '../../../src/core/reports/compareJson';
import { ResultDocuments } from '../../../src/extension/files/resultDocuments';
import { DocumentSource } from '../../../src/extension/page/documentSource';
import { contextOf } from '../../../src/extension/settings';

/** What the Comparison view computes of a document. */
async function onPage(document: vscode.Uri, english: Formatter): Promise<unknown> {
  const results = new ResultDocuments();
  const source = new DocumentSource(
    await vscode.workspace.openTextDocument(document),
    results,
    english,
    async () => undefined,
  );
  const loaded = await source.load();
  if (loaded.kind === 'notice') throw new Error(english.say(loaded.message));
  const known = await contextOf(loaded.files, document);
  const comparison = compareFiles(loaded.document, loaded.files, known);
  source.dispose();
  results.dispose();
  return JSON.parse(JSON.stringify(compareReport(comparison, comparison.rows, english)));
}

async function onCommandLine(document: vscode.Uri): Promise<unknown> {
  let written = '';
  await runCommandLine(['compare', document.fsPath], {
    environment: {},
    write: text => {
      written += text;
    },
    isTerminal: false,
    writeError: () => undefined,
  });
  return JSON.parse(written);
}

/** Folders of results: the samples, and the real ones where they are at hand. */
function folders(): readonly string[] {
  const extension = vscode.extensions.getExtension('pts-lens.pts-lens');
  assert.ok(extension);
  const root = realpathSync(extension.extensionPath);
  const places = ['samples', 'samples/lab', '../shared/corpus/runs', '../shared/corpus/runs-emulated'];
  return places
    .map(place => path.join(root, place))
    .filter(place => existsSync(place))
    .flatMap(place => readdirSync(place).map(name => path.join(place, name)))
    .filter(folder => existsSync(path.join(folder, 'composite.xml')));
}

suite('the page and the command line', () => {
  test('the page and the command line say the same of every folder: labels, layers, facts, attribution, verdicts', async function (this: Mocha.Context) {
    this.timeout(300_000);
    const english = new Formatter('en');
    const own = mkdtempSync(path.join(tmpdir(), 'pts-lens-parity-'));
    const all = folders();
    assert.ok(all.length >= 4);
    const groups = [...all.map(folder => [folder]), all.slice(0, 4)];
    for (const [index, files] of groups.entries()) {
      const document = vscode.Uri.file(path.join(own, `${index}.ptscompare`));
      writeFileSync(document.fsPath, JSON.stringify({ version: 1, files }));
      assert.deepEqual(await onPage(document, english), await onCommandLine(document), files.join(', '));
    }
    rmSync(own, { recursive: true });
  });
});
