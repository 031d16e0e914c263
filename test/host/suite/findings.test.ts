import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ThreadChange } from '../../../src/core/findings/threadChange';
import { Formatter } from '../../../src/core/messages/formatter';
import { readResultFile } from '../../../src/core/results/read';
import { ResultDocuments } from '../../../src/extension/files/resultDocuments';
import { FindingThreads } from '../../../src/extension/findings/findingThreads';
import { FindingWriter } from '../../../src/extension/findings/findingWriter';
import type { FindingTarget } from '../../../src/extension/findings/written';
import { eventually } from '../eventually';
import { runText } from '../runText';

const by = { name: 'Ann', date: '2026-11-26' };
const add = (body: string): ThreadChange => ({ kind: 'add', body, by });
const element = (body: string) => `<Annotation>${body}\n&#x2014; Ann, 2026-11-26</Annotation>`;
const text = runText('Findings', 3);
const fixtures = path.join(
  vscode.extensions.getExtension('pts-lens.pts-lens')?.extensionPath ?? '',
  'test/fixtures',
);

function targetIn(uri: vscode.Uri, content: string, at = 1): FindingTarget {
  const reading = readResultFile(content);
  const result = reading.kind === 'results' ? reading.file.results[at] : undefined;
  assert.ok(result);
  return { uri, key: result.key, occurrence: result.occurrence };
}

/** The text with an element before the data of its second result, as PTS has it. */
function annotated(content: string, inside: string, lineEnd = '\n'): string {
  let seen = 0;
  return content.replaceAll(/([ \t]*)<Data>/g, (data, margin: string) => {
    seen += 1;
    return seen === 2 ? `${margin}${inside}${lineEnd}${data}` : data;
  });
}

/**
 * Nobody may write the file until the function that is returned is called; undefined where this machine cannot have
 * that: to root, permissions alone forbid nothing.
 */
function lock(file: string): (() => void) | undefined {
  if (process.getuid?.() !== 0) {
    chmodSync(file, 0o444);
    return () => chmodSync(file, 0o644);
  }
  if (spawnSync('chattr', ['+i', file]).status !== 0) return undefined;
  return () => {
    spawnSync('chattr', ['-i', file]);
  };
}

async function edit(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const at = document.getText().indexOf(from);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  change.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(change));
}

suite('a finding is written', () => {
  let folder = '';
  let file = '';
  let uri = vscode.Uri.file('/');
  let offers = 0;
  let accepts = false;
  let writer = new FindingWriter(async () => false);

  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-findings-'));
    mkdirSync(path.join(folder, 'run'));
    file = path.join(folder, 'run/composite.xml');
    uri = vscode.Uri.file(file);
    offers = 0;
    accepts = false;
    writer = new FindingWriter(async () => {
      offers += 1;
      return accepts;
    });
    writeFileSync(file, text);
  });

  teardown(async () => {
    while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    writer.dispose();
    rmSync(folder, { recursive: true });
  });

  const disk = () => readFileSync(file, 'utf8');

  async function open(): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    return document;
  }

  test('a finding is written into a file that is not open without another byte changed: Latin-1, mixed line ends', async () => {
    const odd = text
      .replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="iso-8859-1"?>\r')
      .replace('Findings', 'Résumé')
      .replace('</Generated>\n', '</Generated>\r\n');
    assert.ok(odd.includes('iso-8859-1'));
    writeFileSync(file, Buffer.from(odd, 'latin1'));
    assert.equal(await writer.write(targetIn(uri, odd), add('seen')), undefined);
    assert.equal(readFileSync(file, 'latin1').replace(/<Annotation>seen[\s\S]*<\/Annotation>\n */, ''), odd);
    assert.equal(
      vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString()),
      false,
    );
  });

  test('a finding is written into a clean open text, saved at once, undone and done again', async () => {
    const document = await open();
    assert.equal(await writer.write(targetIn(uri, text), add('seen')), undefined);
    assert.equal(disk(), annotated(text, element('seen')));
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    await eventually('undone', () => document.getText() === text);
    await vscode.commands.executeCommand('redo');
    await eventually('done again', () => document.getText() === annotated(text, element('seen')));
  });

  test('a finding is written into an open text with unsaved changes and stays one of them', async () => {
    const document = await open();
    await edit(document, 'Findings', 'Half typed');
    assert.equal(await writer.write(targetIn(uri, text), add('seen')), undefined);
    assert.equal(document.isDirty, true);
    assert.equal(disk(), text);
    assert.equal(document.getText(), annotated(text, element('seen')).replace('Findings', 'Half typed'));
    assert.equal(offers, 0);
  });

  test('a finding is written without saving over a file that changed on the disk under unsaved changes', async () => {
    const document = await open();
    await edit(document, 'Findings', 'Half typed');
    // A disk that keeps whole seconds shows no two states within one.
    const newer = runText('By PTS', 4);
    writeFileSync(file, newer);
    utimesSync(file, new Date(), new Date(Date.now() + 10_000));
    assert.equal(await writer.write(targetIn(uri, text), add('seen')), undefined);
    await eventually('reload is offered', () => offers === 1);
    assert.equal(disk(), newer);
    assert.equal(document.isDirty, true);
    assert.ok(document.getText().includes('seen') && document.getText().includes('Half typed'));
  });

  test('a finding is written into what PTS wrote, where the user reloads and keeps it', async () => {
    const document = await open();
    await edit(document, 'Findings', 'Half typed');
    const newer = runText('By PTS', 4);
    writeFileSync(file, newer);
    utimesSync(file, new Date(), new Date(Date.now() + 10_000));
    accepts = true;
    assert.equal(await writer.write(targetIn(uri, text), add('seen')), undefined);
    await eventually('kept', () => disk() === annotated(newer, element('seen')));
    await eventually('saved', () => !document.isDirty);
    assert.equal(document.getText(), disk());
  });

  test('a finding is written into a text that VS Code has not yet loaded anew, once it has', async () => {
    const document = await open();
    const newer = runText('By PTS', 4);
    writeFileSync(file, newer);
    const refusal = await writer.write(targetIn(uri, newer), add('seen'));
    assert.equal(refusal?.id, undefined);
    assert.equal(disk(), annotated(newer, element('seen')));
    assert.equal(document.isDirty, false);
  });

  test('a finding is written nowhere where saving the open text would change more than the finding', async () => {
    const mixed = text.replace('</Generated>\n', '</Generated>\r\n');
    writeFileSync(file, mixed);
    const document = await open();
    const refusal = await writer.write(targetIn(uri, text), add('seen'));
    assert.equal(refusal?.id, 'findings.open-line-ends');
    assert.equal(document.isDirty, false);
    assert.equal(disk(), mixed);

    const latin = vscode.Uri.file(path.join(folder, 'latin.xml'));
    const bytes = Buffer.from(text.replace('Findings', 'Résumé'), 'latin1');
    writeFileSync(latin.fsPath, bytes);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(latin), { preview: false });
    assert.equal((await writer.write(targetIn(latin, text), add('seen')))?.id, 'findings.open-encoding');
    assert.equal(Buffer.compare(readFileSync(latin.fsPath), bytes), 0);
  });

  test('a finding is written nowhere while PTS writes the file, and what it has written stays', async () => {
    const half = text.slice(0, text.lastIndexOf('<Result>') + 20);
    writeFileSync(file, half);
    assert.equal((await writer.write(targetIn(uri, text), add('seen')))?.id, 'library.being-written');
    assert.equal(disk(), half);
  });

  test('a finding is written nowhere where files are read-only, open or not', async () => {
    const fixed = vscode.workspace.registerFileSystemProvider('fixed', fixedFiles(text), {
      isReadonly: true,
    });
    await eventually('VS Code knows', () => vscode.workspace.fs.isWritableFileSystem('fixed') === false);
    const target = targetIn(vscode.Uri.parse('fixed:/run/composite.xml'), text);
    assert.equal((await writer.write(target, add('seen')))?.id, 'findings.read-only');
    const document = await vscode.workspace.openTextDocument(target.uri);
    assert.equal((await writer.write(target, add('seen')))?.id, 'findings.read-only');
    assert.equal(document.getText(), text);
    fixed.dispose();
  });

  test('a finding is written into no file that its user must not write, and is kept as an unsaved change of an open one', async function () {
    const unlock = lock(file);
    if (unlock === undefined) return this.skip();
    try {
      assert.equal((await writer.write(targetIn(uri, text), add('seen')))?.id, 'findings.read-only');
      const document = await open();
      assert.equal(await writer.write(targetIn(uri, text), add('seen')), undefined);
      assert.equal(document.isDirty, true);
      assert.equal(document.getText(), annotated(text, element('seen')));
      assert.equal(disk(), text);
    } finally {
      unlock();
    }
  });

  test('a finding is written into a file that PTS runs into, with its words to keep', async () => {
    const offered: string[] = [];
    const whileRunning = new FindingWriter(
      async ({ id }) => {
        offered.push(id);
        return true;
      },
      () => true,
    );
    await vscode.env.clipboard.writeText('');
    assert.equal(await whileRunning.write(targetIn(uri, text), add('seen')), undefined);
    await eventually('copied', async () => (await vscode.env.clipboard.readText()) === 'seen');
    assert.deepEqual(offered, ['findings.pts-runs']);
    assert.equal(disk(), annotated(text, element('seen')));
    whileRunning.dispose();
  });

  test('a finding is written by two at once, and neither loses words', async () => {
    const target = targetIn(uri, text);
    await Promise.all([writer.write(target, add('one')), writer.write(target, add('two'))]);
    assert.ok(disk().includes('one\n&#x2014; Ann') && disk().includes('two\n&#x2014; Ann'));
  });
});

suite('the threads of a file', () => {
  const words = new Formatter('en');
  let folder = '';
  let uri = vscode.Uri.file('/');
  let log = vscode.window.createOutputChannel('findings', { log: true });
  let results = new ResultDocuments();
  let threads = new FindingThreads(results, words, log);

  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-threads-'));
    uri = vscode.Uri.file(path.join(folder, 'composite.xml'));
    log = vscode.window.createOutputChannel('findings', { log: true });
    results = new ResultDocuments();
    threads = new FindingThreads(results, words, log);
  });

  teardown(async () => {
    while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0))
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    vscode.Disposable.from(threads, results, log).dispose();
    rmSync(folder, { recursive: true });
  });

  const bodies = (thread: vscode.CommentThread | undefined) => thread?.comments.map(({ body }) => body);

  async function shown(content: string, at: number): Promise<vscode.CommentThread> {
    writeFileSync(uri.fsPath, content);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const target = targetIn(uri, content, at);
    await eventually('the thread is there', () => threads.threadOf(target) !== undefined);
    const thread = threads.threadOf(target);
    assert.ok(thread);
    return thread;
  }

  test("the threads of a file show what PTS's viewer wrote, as it is", async () => {
    const flaky = path.join(fixtures, 'runs/flaky-annotated/composite.xml');
    const thread = await shown(readFileSync(flaky, 'utf8'), 2);
    assert.deepEqual(bodies(thread), [
      'Host was swapping: run B trials 1-2 are outliers.\nSecond line <b>bold</b> & "quotes" é ✓',
    ]);
    assert.equal(thread.comments[0]?.author.name, 'Not signed');
    assert.equal(readFileSync(uri.fsPath, 'utf8'), readFileSync(flaky, 'utf8'));
  });

  test('the threads of a file stay the same ones when PTS saves and merges it', async () => {
    // Written by PTS 10.8.6: a further run into the file with our findings, and its merge with `flaky-annotated`.
    const [before, saved, merged] = ['before', 'saved', 'merged'].map(name =>
      readFileSync(path.join(fixtures, 'ptsWrites', `${name}.xml`), 'utf8'),
    );
    assert.ok(before !== undefined && saved !== undefined && merged !== undefined);
    const thread = await shown(before, 0);
    const other = threads.threadOf(targetIn(uri, before, 2));
    assert.ok(other);
    const ours = bodies(thread);
    assert.equal(ours?.length, 2);
    assert.equal(thread.state, vscode.CommentThreadState.Resolved);
    assert.deepEqual(bodies(other), ['Only one of three.']);
    for (const written of [saved, merged]) {
      const { line } = thread.range?.start ?? { line: 0 };
      writeFileSync(uri.fsPath, written);
      await eventually('it moved', () => (thread.range?.start.line ?? 0) > line);
      assert.equal(threads.threadOf(targetIn(uri, written, 0)), thread);
      assert.deepEqual(bodies(thread), ours);
      assert.equal(thread.state, vscode.CommentThreadState.Resolved);
      assert.equal(threads.threadOf(targetIn(uri, written, 2)), other);
    }
    await eventually('what the other file says is there', () => other.comments.length === 2);
    assert.deepEqual(bodies(other), [
      'Only one of three.',
      'Host was swapping: run B trials 1-2 are outliers.\nSecond line <b>bold</b> & "quotes" é ✓',
    ]);
  });

  test('the threads of a file tell when the file has lost them, and are as before when it has them again', async () => {
    const thread = await shown(annotated(text, element('seen')), 1);
    writeFileSync(uri.fsPath, text);
    await eventually('it is told', () => thread.comments[0]?.label === words.text('findings.gone'));
    writeFileSync(uri.fsPath, annotated(text, element('seen')));
    await eventually('it is back', () => thread.comments[0]?.label === '2026-11-26');
    assert.deepEqual(bodies(thread), ['seen']);
  });

  test('the threads of a file with many are all there in the end', async () => {
    const content = runText('Many', 25).replaceAll(
      /( *)<Data>/g,
      (data, margin: string) => `${margin}<Annotation>seen</Annotation>\n${data}`,
    );
    await shown(content, 24);
    for (const at of [0, 12, 23])
      await eventually('it is there', () => threads.threadOf(targetIn(uri, content, at)) !== undefined);
  });

  test('the threads of a file stay while it is half typed', async () => {
    const content = annotated(text, element('seen'));
    const thread = await shown(content, 1);
    const document = await vscode.workspace.openTextDocument(uri);
    await edit(document, '<PhoronixTestSuite>', '<Phoron');
    await new Promise(resolve => setTimeout(resolve, 1000));
    assert.equal(thread.comments[0]?.label, '2026-11-26');
    await edit(document, '<Phoron', '<PhoronixTestSuite>');
    assert.equal(threads.threadOf(targetIn(uri, content)), thread);
  });
});

/** A file system with one file that nobody may write. */
function fixedFiles(content: string): vscode.FileSystemProvider {
  const never = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  return {
    onDidChangeFile: changes.event,
    watch: () => changes,
    stat: ({ path: name }) => ({
      type: name.endsWith('.xml') ? vscode.FileType.File : vscode.FileType.Directory,
      ctime: 0,
      mtime: 0,
      size: content.length,
    }),
    readDirectory: () => [],
    readFile: () => Buffer.from(content),
    createDirectory: never,
    writeFile: never,
    delete: never,
    rename: never,
  };
}
