import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Formatter } from '../../../src/core/messages/formatter';
import { type RunRecord, serialiseRecord } from '../../../src/core/records/runRecord';
import { ResultDocuments } from '../../../src/extension/files/resultDocuments';
import { reaching, runRecords } from '../../../src/extension/platform.node';
import { RunStore } from '../../../src/extension/runs/runStore';
import { Runs } from '../../../src/extension/runs/runs';
import { RunTree } from '../../../src/extension/runs/runTree';
import { Targets } from '../../../src/extension/targets/targets';
import { plan, record } from '../../unit/records/recorded';
import { eventually } from '../eventually';

suite('runs', () => {
  const words = new Formatter('en');
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-runs-'));
  const place = path.join(folder, 'runs');
  const setTargets = (value: unknown) =>
    vscode.workspace.getConfiguration('ptsLens').update('targets', value, vscode.ConfigurationTarget.Global);
  const log = vscode.window.createOutputChannel('PTS Lens, test of runs', { log: true });
  const documents = new ResultDocuments();
  let targets: Targets;
  let store: RunStore;
  let runs: Runs;
  let tree: RunTree;

  /** Targets that leave a line in a file whenever they are contacted. */
  const counted = (...names: readonly string[]) =>
    Object.fromEntries(
      names.map(name => [
        name,
        { reach: { command: ['sh', '-c', `echo asked >>'${folder}/asked ${name}'; exec sh`] } },
      ]),
    );
  const asked = (name: string) => {
    const file = path.join(folder, `asked ${name}`);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
  };
  const guests = Array.from({ length: 20 }, (_, at) => `guest${at}`);
  const askedOf20 = () => guests.filter(name => asked(name) > 0);
  const note = (name: string, text: string) => writeFileSync(path.join(place, name), text);
  const noteRun = (id: string, more: Partial<RunRecord>) => {
    const { launch } = record();
    note(`${id}.json`, serialiseRecord(record({ id, launch: { ...launch, id }, plan, ...more })));
  };

  suiteSetup(async () => {
    assert.ok(reaching && runRecords);
    mkdirSync(place);
    for (let at = 0; at < 200; at += 1) {
      noteRun(`over${at}`, { target: `guest${at % 20}`, began: Date.now() - at * 60_000 });
      note(`over${at}.end.json`, JSON.stringify({ seen: Date.now(), how: at % 3 === 0 ? 'gone' : 'ended' }));
    }
    note(
      'over1.home.json',
      JSON.stringify({
        folder: vscode.Uri.file(path.join(folder, 'nowhere')).toString(),
        came: Date.now(),
        complete: 0,
        fewer: 0,
        missing: 1,
        silent: [{ name: 'dom0', why: 'no-target' }],
      }),
    );
    await setTargets(counted(...guests));
    const uri = vscode.Uri.file(place);
    targets = new Targets(reaching, words);
    store = new RunStore(runRecords(uri), uri, log);
    runs = new Runs(store, targets, documents, words, log);
    tree = new RunTree(runs, words);
  });

  suiteTeardown(async () => {
    vscode.Disposable.from(tree, runs, store, targets, documents, log).dispose();
    await setTargets(undefined);
    rmSync(folder, { recursive: true, force: true });
  });

  test('200 runs that are over are listed, and of their 20 targets none is contacted, not for a change either', async () => {
    const lines = await tree.getChildren();
    assert.equal(lines.length, 200);
    for (const line of lines) assert.ok(tree.getTreeItem(line).accessibilityInformation?.label);
    assert.equal((await tree.getChildren(lines[0])).length, 3);
    const whole = lines.find(({ id }) => id === 'over1');
    assert.ok(whole);
    const details = (await tree.getChildren(whole)).map(line => tree.getTreeItem(line));
    assert.deepEqual(
      details.slice(1, 2).map(({ label, description }) => [label, description]),
      [
        [
          'No answer of the host “dom0” after the run',
          'No target of the settings that can be used has this name.',
        ],
      ],
    );
    await setTargets(counted(...guests, 'xen'));
    assert.equal((await targets.all()).length, 22);
    assert.deepEqual(askedOf20(), []);
  });

  test('a target is asked while a run goes on there, and never after its end', async () => {
    await setTargets(counted(...guests, 'xen', 'kvm'));
    // Of which nothing is there, while it may still be on its way.
    noteRun('lost', { target: 'xen', began: Date.now() - 3_600_000 });
    noteRun('young', { target: 'kvm', began: Date.now() });
    await store.load();
    await eventually('the end of the lost run is noted', () => store.entry('lost')?.end?.how === 'none');
    assert.equal(asked('xen'), 1);
    const before = asked('kvm');
    await eventually('the other target is asked further', () => asked('kvm') > before + 1);
    note('young.end.json', JSON.stringify({ seen: Date.now(), how: 'ended' }));
    await store.load();
    await eventually('its end is shown', async () => {
      const line = (await tree.getChildren()).find(({ id }) => id === 'young');
      return line !== undefined && tree.getTreeItem(line).contextValue === 'run ended';
    });
    assert.equal(asked('xen'), 1);
    assert.deepEqual(askedOf20(), []);
  });
});
