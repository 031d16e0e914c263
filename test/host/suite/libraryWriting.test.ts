import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { FileWatch } from '../../../src/extension/files/fileWatch';
import { ResultDocuments } from '../../../src/extension/files/resultDocuments';
import { Library } from '../../../src/extension/library/library';
import { ResultFinder } from '../../../src/extension/library/resultFinder';
import { rewriteSlowly, writeSlowly } from '../../writeSlowly';
import { eventually } from '../eventually';
import { runText } from '../runText';

function roundText(round: number): string {
  return runText(`Round ${round}`, 10 + round);
}

suite('a file that is rewritten 20 times by a slow writer', () => {
  test('a file that is rewritten 20 times by a slow writer ends on the last round in the Results view, and never shows an error', async () => {
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
    await rewriteSlowly(file, roundText, round =>
      eventually(`round ${round} is shown`, () => {
        const entry = library.entry(uri);
        return (
          entry?.content.kind === 'whole' && entry.content.results === 10 + round && !entry.isBeingWritten
        );
      }),
    );
    assert.ok(changes > 1);
    assert.deepEqual(errors, []);
    library.dispose();
    log.dispose();
    rmSync(folder, { recursive: true });
  });

  test('a file that is rewritten 20 times by a slow writer ends on the last round in a page, outside the workspace, and never shows an error', async () => {
    const folder = path.join(tmpdir(), `pts-lens-rewritten-${process.pid}`);
    const file = path.join(folder, 'composite.xml');
    mkdirSync(folder, { recursive: true });
    await writeSlowly(file, roundText(0));
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
    let looks = 0;
    await eventually('changes are seen', async () => {
      // Once a second: a file that never rests is not read.
      if (looks % 20 === 0) await writeSlowly(file, roundText(0));
      looks += 1;
      return shown.length > 1;
    });
    // A page is also drawn anew for other reasons, at the worst of times.
    const often = setInterval(() => void show(), 50);
    await rewriteSlowly(file, roundText, round =>
      eventually(`round ${round} is shown`, () => shown.at(-1) === `Round ${round}`),
    );
    clearInterval(often);
    assert.deepEqual(
      shown.filter(title => !title.startsWith('Round')),
      [],
    );
    watch.dispose();
    reader.dispose();
    rmSync(folder, { recursive: true });
  });
});
