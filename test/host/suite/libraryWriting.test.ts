import assert from 'node:assert/strict';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { FileWatch } from '../../../src/extension/files/fileWatch';
import { ResultDocuments } from '../../../src/extension/files/resultDocuments';
import { Library } from '../../../src/extension/library/library';
import { ResultFinder } from '../../../src/extension/library/resultFinder';
import { eventually } from '../eventually';
import { runText } from '../runText';

/** As PTS does, and slower: truncates the file and writes it again in pieces. */
async function writeSlowly(file: string, text: string): Promise<void> {
  const handle = openSync(file, 'w');
  await delay(30);
  for (let at = 0; at < text.length; at += 2_000) {
    writeSync(handle, text.slice(at, at + 2_000));
    await delay(15);
  }
  closeSync(handle);
}

async function rewriteQuickly(file: string): Promise<void> {
  for (let round = 1; round <= 20; round++) {
    await writeSlowly(file, runText(`Round ${round}`, 10 + round));
    await delay(round % 5 === 0 ? 600 : 20);
  }
}

suite('a file that is rewritten 20 times by a slow writer', () => {
  test('ends on the last round in the Results view, and never shows an error', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const folder = path.join(workspace.uri.fsPath, 'rewritten');
    const file = path.join(folder, 'composite.xml');
    const uri = vscode.Uri.file(file).toString();
    mkdirSync(folder);
    const log = vscode.window.createOutputChannel('writing test', { log: true });
    const library = new Library(new ResultFinder(), log);
    const errors: string[] = [];
    let changes = 0;
    library.onDidChange(() => {
      const entry = library.entry(uri);
      if (entry === undefined) return;
      changes += 1;
      const states = library.statesOf(entry).map(({ kind }) => kind);
      if (states.includes('unreadable') || states.includes('broken')) errors.push(states.join());
    });
    await library.idle();
    await rewriteQuickly(file);
    await eventually('the last round is shown', () => {
      const entry = library.entry(uri);
      return entry?.content.kind === 'whole' && entry.content.results === 30 && !entry.isBeingWritten;
    });
    assert.ok(changes > 1);
    assert.deepEqual(errors, []);
    library.dispose();
    log.dispose();
    rmSync(folder, { recursive: true });
  });

  test('ends on the last round in a page, outside the workspace, and never shows an error', async () => {
    const folder = path.join(tmpdir(), `pts-lens-rewritten-${process.pid}`);
    const file = path.join(folder, 'composite.xml');
    mkdirSync(folder, { recursive: true });
    await writeSlowly(file, runText('Round 0', 10));
    const reader = new ResultDocuments();
    const uri = vscode.Uri.file(folder);
    const shown: string[] = [];
    const show = async () => {
      const loaded = await reader.load(uri, 'rewritten');
      if (loaded.failure !== undefined) shown.push(loaded.failure.id);
      else if (loaded.reading.kind !== 'results') shown.push(loaded.reading.kind);
      else if (loaded.reading.file.problems.length > 0) shown.push('problems');
      else shown.push(loaded.reading.file.title ?? '');
    };
    const watch = new FileWatch(reader, () => void show());
    watch.only([uri]);
    await show();
    // The watcher lives in another process: it is there once it tells of a change.
    await eventually('changes are seen', async () => {
      await writeSlowly(file, runText('Round 0', 10));
      await delay(500);
      return shown.length > 1;
    });
    // A page is also drawn anew for other reasons, at the worst of times.
    const often = setInterval(() => void show(), 50);
    await rewriteQuickly(file);
    clearInterval(often);
    await eventually('the last round is shown', () => shown.at(-1) === 'Round 20');
    assert.deepEqual(
      shown.filter(title => !title.startsWith('Round')),
      [],
    );
    watch.dispose();
    reader.dispose();
    rmSync(folder, { recursive: true });
  });
});
