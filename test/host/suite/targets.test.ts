import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Formatter } from '../../../src/core/messages/formatter';
import { reaching } from '../../../src/extension/platform.node';
import type { TargetsNode } from '../../../src/extension/targets/nodes';
import { Targets } from '../../../src/extension/targets/targets';
import { TargetTree } from '../../../src/extension/targets/targetTree';
import { eventually } from '../eventually';

suite('targets', () => {
  const words = new Formatter('en');
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-targets-'));
  const settings = () => vscode.workspace.getConfiguration('ptsLens');
  const set = (name: string, value: unknown) =>
    settings().update(name, value, vscode.ConfigurationTarget.Global);
  let targets: Targets;
  let tree: TargetTree;

  suiteSetup(async () => {
    assert.ok(reaching);
    writeFileSync(path.join(folder, 'config'), 'Host kvm1 kvm2\nHost *.lab\n');
    await set('ssh.configFile', path.join(folder, 'config'));
    targets = new Targets(reaching, words);
    tree = new TargetTree(targets, words);
  });

  suiteTeardown(async () => {
    tree.dispose();
    targets.dispose();
    await set('targets', undefined);
    await set('ssh.configFile', undefined);
    rmSync(folder, { recursive: true, force: true });
  });

  /** A target that leaves a line in a file whenever it is contacted. */
  const counted = { reach: { command: ['sh', '-c', `echo contacted >>'${folder}/contacts'; exec sh`] } };
  const contacts = () =>
    existsSync(path.join(folder, 'contacts'))
      ? readFileSync(path.join(folder, 'contacts'), 'utf8').split('\n').length - 1
      : 0;
  const itemOf = (node: TargetsNode | undefined) => {
    assert.ok(node);
    return tree.getTreeItem(node);
  };
  const lineOf = async (label: string) => {
    const node = (await tree.getChildren()).find(each => tree.getTreeItem(each).label === label);
    assert.ok(node, `no line ${label}`);
    return node;
  };

  test('twenty targets are listed without one of them being contacted', async () => {
    const twenty = Array.from({ length: 20 }, (_, at) => [`guest ${at}`, counted] as const);
    await set('targets', Object.fromEntries(twenty));
    const lines = await tree.getChildren();
    assert.equal(lines.length, 23);
    for (const line of lines) {
      assert.ok(tree.getTreeItem(line).accessibilityInformation?.label);
      assert.deepEqual(await tree.getChildren(line), []);
    }
    assert.equal(itemOf(lines[20]).label, 'kvm1');
    assert.equal(contacts(), 0);
  });

  test('a check is kept for the view until the target is another one', async () => {
    await set('targets', { here: { reach: 'local' } });
    const here = await targets.named('here');
    assert.ok(here);
    const { checks, answers } = await targets.check(here, ['pts/no-such-test-1.0.0']);
    assert.ok(answers);
    assert.equal(checks[0]?.state, 'ok');
    assert.equal(checks.find(({ id }) => id === 'tests')?.state, 'refused');
    const line = await lineOf('here');
    const children = await tree.getChildren(line);
    assert.equal(children.length, checks.length);
    assert.match(String(itemOf(line).description), /^\d+ problems? · local shell$/);
    assert.deepEqual(tree.getParent(children[0] ?? line), line);
    await set('targets', { here: { reach: 'local', pts: '/opt/pts/phoronix-test-suite' } });
    assert.deepEqual(await tree.getChildren(await lineOf('here')), []);
  });

  test('a check that is cancelled leaves what the one before it said', async () => {
    await set('targets', { slow: { reach: { command: ['sh', '-c', 'sleep 60'] } } });
    const slow = await targets.named('slow');
    assert.ok(slow);
    const stop = new AbortController();
    const checking = targets.check(slow, [], { signal: stop.signal });
    assert.equal(targets.isChecking(slow), true);
    assert.match(String(itemOf(await lineOf('slow')).description), /^checking…/);
    stop.abort();
    assert.equal((await checking).failure, 'cancelled');
    assert.equal(targets.isChecking(slow), false);
    assert.equal(targets.lastCheck(slow), undefined);
  });

  test('a program that is not there is told on the line of its target, with the remedy', async () => {
    await set('targets', { gone: { reach: { command: ['no-such-program-of-anyone'] } } });
    const gone = await targets.named('gone');
    assert.ok(gone);
    assert.equal((await targets.check(gone)).failure, 'no-program');
    const line = await lineOf('gone');
    assert.match(String(itemOf(line).description), /^program not found/);
    const [check] = await tree.getChildren(line);
    assert.match(String(itemOf(check).tooltip), /correct the setting ptsLens.targets/);
    assert.equal(itemOf(check).contextValue, 'check unreached');
  });

  test('a target is removed from the settings, and what is wrong beside it stays', async () => {
    const wrong = { reach: 'nowhere' };
    await set('targets', { here: { reach: 'local' }, wrong });
    await vscode.commands.executeCommand('ptsLens.targets.remove', await lineOf('here'));
    assert.deepEqual(settings().get('targets'), { wrong });
    await vscode.commands.executeCommand('ptsLens.targets.remove', await lineOf('wrong'));
    assert.deepEqual(settings().get('targets'), {});
  });

  test('to edit a host of the ssh configuration gives it a setting of its own, and leads there', async () => {
    await set('targets', { here: { reach: 'local' } });
    await vscode.commands.executeCommand('ptsLens.targets.edit', await lineOf('kvm2'));
    assert.deepEqual(settings().get('targets'), {
      here: { reach: 'local' },
      kvm2: { reach: { ssh: 'kvm2' } },
    });
    await eventually('the cursor is at its setting', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.lineAt(editor.selection.active.line).text.includes('"kvm2"') === true;
    });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('a terminal logs in by the same ssh as a run, and stays to be read when it is refused', async () => {
    await set('targets', { gone: { reach: { ssh: 'nobody@127.0.0.1' } } });
    const opened = new Promise<vscode.Terminal>(resolve => {
      const listening = vscode.window.onDidOpenTerminal(terminal => {
        listening.dispose();
        resolve(terminal);
      });
    });
    await vscode.commands.executeCommand('ptsLens.targets.openTerminal', await lineOf('gone'));
    const terminal = await opened;
    const options = terminal.creationOptions;
    assert.equal(terminal.name, 'gone');
    assert.ok('shellArgs' in options && Array.isArray(options.shellArgs));
    assert.deepEqual(options.shellArgs.slice(-5), [
      'ssh',
      '-F',
      path.join(folder, 'config'),
      '--',
      'nobody@127.0.0.1',
    ]);
    terminal.dispose();
  });
});
