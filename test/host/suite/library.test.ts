import assert from 'node:assert/strict';
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Formatter } from '../../../src/core/messages/formatter';
import { Baseline } from '../../../src/extension/library/baseline';
import { Library } from '../../../src/extension/library/library';
import type { LibraryNode } from '../../../src/extension/library/nodes';
import { ResultFinder } from '../../../src/extension/library/resultFinder';
import { ResultTree } from '../../../src/extension/library/resultTree';
import { eventually } from '../eventually';
import { MemoryMemento } from '../memento';
import { runText } from '../runText';

const root = path.join(homedir(), '.phoronix-test-suite', 'test-results');

suite('the library', () => {
  let library: Library;
  let tree: ResultTree;
  let log: vscode.LogOutputChannel;
  let workspace: string;

  suiteSetup(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'no folder is open');
    workspace = folder.uri.fsPath;
    log = vscode.window.createOutputChannel('library test', { log: true });
    library = new Library(new ResultFinder(), log);
    const memento = new MemoryMemento();
    await memento.update('grouping', 'none');
    tree = new ResultTree(library, new Baseline(memento), new Formatter('en'), memento);
    await library.idle();
  });

  suiteTeardown(() => {
    library.dispose();
    tree.dispose();
    log.dispose();
    rmSync(path.dirname(root), { recursive: true, force: true });
  });

  const labels = async (node?: LibraryNode) =>
    (await tree.getChildren(node)).map(child => String(tree.getTreeItem(child).label));

  const isKvm = ({ label }: vscode.TreeItem) => String(label).startsWith('KVM');

  const descriptionOf = async (label: string) => {
    const node = (await tree.getChildren()).find(child => tree.getTreeItem(child).label === label);
    return node === undefined ? undefined : String(tree.getTreeItem(node).description);
  };

  /** The line of its tooltip that counts. */
  const countsOf = async (label: string) => {
    const node = (await tree.getChildren()).find(child => tree.getTreeItem(child).label === label);
    const tooltip = node === undefined ? '' : String(tree.getTreeItem(node).tooltip);
    return /^.*system.*$/m.exec(tooltip)?.[0];
  };

  test('the library shows the results of the workspace newest first, with their systems and what they ran on', async () => {
    const [first] = await tree.getChildren();
    assert.ok(first);
    const found = await labels();
    assert.equal(found.length, 4);
    assert.ok(found.some(label => label.startsWith('Xen in the lab')));
    const xen = (await tree.getChildren()).find(node =>
      String(tree.getTreeItem(node).label).startsWith('Xen'),
    );
    assert.ok(xen);
    assert.deepEqual(await labels(xen), ['Xen guest']);
    const [system] = await tree.getChildren(xen);
    assert.ok(system);
    assert.match(String(tree.getTreeItem(system).description), /^Xen 4\.17\.5 guest \(hvm\)$/);
    assert.match(String(tree.getTreeItem(system).tooltip), /^\d+ benchmarks$/m);
    assert.equal(tree.getParent(system), xen);
  });

  test('the library tells how many tests failed', async () => {
    const kvm = (await tree.getChildren()).map(node => tree.getTreeItem(node)).find(isKvm);
    assert.equal(kvm?.resourceUri?.fragment, 'pts-lens-failed-1');
    assert.match(kvm.accessibilityInformation?.label ?? '', /KVM in the lab.*, 1 failed, KVM, /);
  });

  test('the library groups by day, stack and benchmark, and a file of several stands in each', async () => {
    await tree.groupBy('stack');
    assert.deepEqual(await labels(), ['Hyper-V', 'KVM', 'KVM › Docker', 'Xen']);
    await tree.groupBy('day');
    assert.match((await labels()).join(), /^\d+ [A-Z][a-z]+ \d{4}/);
    await tree.groupBy('benchmark');
    const groups = await tree.getChildren();
    const ramspeed = groups.find(node => tree.getTreeItem(node).label === 'RAMspeed SMP');
    assert.ok(ramspeed);
    assert.equal((await tree.getChildren(ramspeed)).length, 3);
    await tree.groupBy('none');
  });

  test("the library leaves another product's composite.xml out", async () => {
    const folder = path.join(workspace, 'maven');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'composite.xml'), '<?xml version="1.0"?><project/>');
    await library.refresh();
    assert.equal((await labels()).length, 4);
    rmSync(folder, { recursive: true });
  });

  test('the library sees a result folder come, change, be renamed and go in the workspace', async () => {
    const made = path.join(workspace, 'made');
    mkdirSync(made);
    writeFileSync(path.join(made, 'composite.xml'), runText('Made', 2));
    await eventually('it came', async () => (await countsOf('Made')) === '1 system · 2 benchmarks');
    writeFileSync(path.join(made, 'composite.xml'), runText('Made', 5));
    await eventually('it changed', async () => (await countsOf('Made')) === '1 system · 5 benchmarks');
    const renamed = path.join(workspace, 'renamed');
    renameSync(made, renamed);
    await eventually(
      'it was renamed',
      () =>
        library.entries.some(({ path: at }) => at.endsWith('/renamed/composite.xml')) &&
        !library.entries.some(({ path: at }) => at.endsWith('/made/composite.xml')),
    );
    rmSync(renamed, { recursive: true });
    await eventually('it went', async () => !(await labels()).includes('Made'));
  });

  test('the library does not show a run that is on its way home, and shows it when it is there', async () => {
    const part = path.join(workspace, 'runs', '.20261101-120000-abc.part-0a1b2c');
    mkdirSync(path.join(part, 'round'), { recursive: true });
    writeFileSync(path.join(part, 'round', 'composite.xml'), runText('Arriving', 2));
    // What came later is seen no sooner.
    const later = path.join(workspace, 'later');
    mkdirSync(later);
    writeFileSync(path.join(later, 'composite.xml'), runText('Later', 1));
    await eventually('what is later came', async () => (await countsOf('Later')) !== undefined);
    assert.equal(await countsOf('Arriving'), undefined);
    await library.refresh();
    assert.equal(await countsOf('Arriving'), undefined);
    renameSync(part, path.join(workspace, 'runs', 'home'));
    await eventually('it is home', () =>
      library.entries.some(({ path: at }) => at.endsWith('/runs/home/round/composite.xml')),
    );
    for (const each of ['runs', 'later']) rmSync(path.join(workspace, each), { recursive: true });
    await eventually('both went', async () => (await labels()).length === 4);
  });

  test('the library sees results come, change, be renamed and go where PTS keeps them, also when that was not there yet', async () => {
    mkdirSync(path.join(root, 'outside'), { recursive: true });
    const file = path.join(root, 'outside', 'composite.xml');
    writeFileSync(file, runText('Outside', 1));
    await eventually('it came', async () => (await countsOf('Outside')) === '1 system · 1 benchmark');
    writeFileSync(file, runText('Outside', 3));
    await eventually('it changed', async () => (await countsOf('Outside')) === '1 system · 3 benchmarks');
    // As PTS does: the folder first, its file later. A change after that of the folder was told after it.
    mkdirSync(path.join(root, 'second'));
    writeFileSync(file, runText('Outside', 4));
    await eventually(
      'it changed again',
      async () => (await countsOf('Outside')) === '1 system · 4 benchmarks',
    );
    writeFileSync(path.join(root, 'second', 'composite.xml'), runText('Second', 1));
    await eventually('another came', async () => (await labels()).includes('Second'));
    renameSync(path.join(root, 'second'), path.join(root, 'third'));
    await eventually(
      'it was renamed',
      () =>
        library.entries.some(({ path: at }) => at.endsWith('/third/composite.xml')) &&
        !library.entries.some(({ path: at }) => at.endsWith('/second/composite.xml')),
    );
    rmSync(path.join(root, 'third'), { recursive: true });
    await eventually('it went', async () => !(await labels()).includes('Second'));
    rmSync(root, { recursive: true });
    await eventually('all went', async () => !(await labels()).includes('Outside'));
  });

  test('the library shows a run that goes on as running, until its system logs are there', async () => {
    const folder = path.join(workspace, 'running');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'composite.xml'), runText('Going on', 1, new Date()));
    await eventually('it runs', async () => /^running/.test((await descriptionOf('Going on')) ?? ''));
    mkdirSync(path.join(folder, 'system-logs', 'guest'), { recursive: true });
    writeFileSync(path.join(folder, 'composite.xml'), runText('Going on', 2, new Date()));
    await eventually('it ended', async () => !/^running/.test((await descriptionOf('Going on')) ?? ''));
    // Its logs are seen before the file is quiet.
    await eventually('it is whole', async () => (await countsOf('Going on')) === '1 system · 2 benchmarks');
    rmSync(folder, { recursive: true });
  });

  test('the library shows a saved comparison when it comes', async () => {
    const before = library.comparisons.length;
    cpSync(path.join(workspace, 'lab', 'lab.ptscompare'), path.join(workspace, 'second.ptscompare'));
    await eventually('it came', () => library.comparisons.length === before + 1);
    rmSync(path.join(workspace, 'second.ptscompare'));
    await eventually('it went', () => library.comparisons.length === before);
  });
});
