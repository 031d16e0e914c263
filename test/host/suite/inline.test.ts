import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { compositeXml } from '../../compositeXml';
import { eventually } from '../eventually';

const entry = (system: string, values: readonly number[]) => ({
  system,
  value: (values.reduce((a, b) => a + b, 0) / values.length).toFixed(2),
  raw: values.map(value => value.toFixed(2)).join(':'),
});

const text = compositeXml(
  {
    title: 'two guests',
    systems: ['Xen', 'KVM'].map(identifier => ({
      identifier,
      hardware: 'Processor: Intel Core i7-8700 (4 Cores), Memory: 4GB',
      software: `OS: Debian 12, System Layer: ${identifier}`,
    })),
    results: ['Copy', 'Add', 'Scale'].map((kind, at) => ({
      profile: 'pts/ramspeed-1.4.3',
      title: 'RAMspeed SMP',
      appVersion: '3.5.0',
      description: `Type: ${kind}`,
      scale: 'MB/s',
      proportion: 'HIB',
      format: 'BAR_GRAPH',
      entries: [
        entry('Xen', [100 + at, 100.5 + at, 99.5 + at]),
        entry('KVM', [90 + at, 90.5 + at, 89.5 + at]),
        ...(at === 2 ? [entry('KVM', [80, 81, 82]), entry('Hyper-V', [1, 2, 3])] : []),
      ],
    })),
  },
  'indented',
);

suite('the text of a result', () => {
  let folder = '';
  let document: vscode.TextDocument;
  const at = (needle: string, from = 0) => document.positionAt(document.getText().indexOf(needle, from) + 1);
  const execute = <T>(command: string, ...more: readonly unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(command, document.uri, ...more);
  const lensTitles = async () =>
    (await execute<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 100)).flatMap(
      ({ command }) => command?.title ?? [],
    );

  setup(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-[x]-'));
    const file = path.join(folder, 'composite.xml');
    writeFileSync(file, text);
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await eventually(
      'it is listed what is doubtful',
      () => vscode.languages.getDiagnostics(document.uri).length > 0,
    );
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(folder, { recursive: true, force: true });
  });

  test('each result says how the systems compare, and leads to its row', async () => {
    await eventually('the verdict is there', async () =>
      (await lensTitles()).some(title => /^KVM [\d.]+\s% slower than Xen, 95 % CI .+, 3 vs 3/.test(title)),
    );
    assert.equal((await lensTitles()).filter(title => title === 'Show').length, 3);
  });

  test('the identifier of an entry leads to its system, and to all its entries', async () => {
    const inEntry = at('KVM', text.indexOf('<Entry>'));
    const [definition] = await execute<vscode.Location[]>('vscode.executeDefinitionProvider', inEntry);
    assert.deepEqual(definition?.range.start, document.positionAt(text.indexOf('KVM')));
    const references = await execute<vscode.Location[]>('vscode.executeReferenceProvider', inEntry);
    assert.equal(references.length, 5);
    const highlights = await execute<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', inEntry);
    assert.deepEqual(new Set(highlights.map(({ range }) => document.getText(range))), new Set(['KVM']));
    assert.equal(highlights.length, 5);
  });

  test('systems and results fold, and are listed in the outline', async () => {
    const folds = await execute<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    const first = document.positionAt(text.indexOf('<Result>')).line;
    const end = document.positionAt(text.indexOf('</Result>')).line;
    assert.ok(folds.some(fold => fold.start === first && fold.end === end));
    const symbols = await execute<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name}: ${detail}`),
      [
        'Xen: Intel Core i7-8700 (4 Cores)',
        'KVM: Intel Core i7-8700 (4 Cores)',
        'RAMspeed SMP 3.5.0: Type: Copy',
        'RAMspeed SMP 3.5.0: Type: Add',
        'RAMspeed SMP 3.5.0: Type: Scale',
      ],
    );
    assert.deepEqual(
      symbols[2]?.children.map(({ name }) => name),
      ['Xen', 'KVM'],
    );
  });

  test('a value explains itself, and its trials say how far they spread', async () => {
    const [hover] = await execute<vscode.Hover[]>('vscode.executeHoverProvider', at('100.00'));
    const said = hover?.contents.map(part => (typeof part === 'string' ? part : part.value)).join('\n') ?? '';
    assert.match(said, /\*\*Xen\*\* — RAMspeed SMP 3\.5\.0/);
    assert.match(said, /\| Mean \| 100\.000 MB\/s \|/);
    const hints = await execute<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    assert.equal(String(hints[0]?.label).replaceAll('\u00a0', ' '), '± 1.2 %, n = 3');
  });

  test('an undeclared system can be described, two entries of one can be seen together, and no fix changes a value', async () => {
    const actions = async (id: string) => {
      const found = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === id);
      assert.ok(found, id);
      return execute<vscode.CodeAction[]>('vscode.executeCodeActionProvider', found.range);
    };
    const [show] = await actions('duplicate-entry');
    assert.equal(show?.title, 'Show the 2 entries');
    assert.equal(show.edit, undefined);
    const [declare] = await actions('undeclared-system');
    assert.equal(declare?.title, 'Add a System “Hyper-V” to describe');
    assert.ok(declare.edit && (await vscode.workspace.applyEdit(declare.edit)));
    assert.equal(
      document.getText().replace(/\n {2}<System>\n {4}<Identifier>Hyper-V[\s\S]*?<\/System>/, ''),
      text,
    );
    await eventually(
      'it is no longer undeclared',
      () => !vscode.languages.getDiagnostics(document.uri).some(({ code }) => code === 'undeclared-system'),
    );
  });

  test('what is typed is taken up: the figures of the result are those of the text', async () => {
    const edit = new vscode.WorkspaceEdit();
    const start = text.indexOf('100.00:');
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(start), document.positionAt(start + 6)),
      '130.00',
    );
    await vscode.workspace.applyEdit(edit);
    const [hover] = await execute<vscode.Hover[]>('vscode.executeHoverProvider', at('130.00'));
    const said = hover?.contents.map(part => (typeof part === 'string' ? part : part.value)).join('\n') ?? '';
    assert.match(said, /\| Mean \| 110\.000 MB\/s \|/);
    await eventually('the verdict follows', async () =>
      (await lensTitles()).some(title => /KVM against Xen not decided/.test(title)),
    );
    await eventually('the contradiction is listed', () =>
      vscode.languages.getDiagnostics(document.uri).some(({ code }) => code === 'value-mismatch'),
    );
  });

  test('each part can be switched off', async () => {
    const settings = vscode.workspace.getConfiguration('ptsLens');
    await settings.update('inline.lens', false, vscode.ConfigurationTarget.Global);
    await settings.update('inline.problems', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually('no lens is left', async () => (await lensTitles()).length === 0);
      await eventually(
        'no problem is left',
        () => vscode.languages.getDiagnostics(document.uri).length === 0,
      );
    } finally {
      await settings.update('inline.lens', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('inline.problems', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('XML of another product keeps to itself: it gets no lens and no problem', async () => {
    const file = path.join(folder, 'other.xml');
    writeFileSync(file, '<Other><Result><Title>x</Title></Result></Other>');
    const other = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(other);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      other.uri,
    );
    assert.deepEqual(lenses, []);
    assert.deepEqual(vscode.languages.getDiagnostics(other.uri), []);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
