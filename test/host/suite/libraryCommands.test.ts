import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseDocument } from '../../../src/core/document/parse';
import { eventually } from '../eventually';

const [folder] = vscode.workspace.workspaceFolders ?? [];

function sample(name: string): vscode.Uri {
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, 'lab', name, 'composite.xml');
}

function systemNode(name: string, identifier: string) {
  const path = sample(name).toString();
  const result = { kind: 'result', id: path, path };
  return { kind: 'system', id: `${path}\n0 ${identifier}`, result, identifier, occurrence: 0 };
}

/** The comparison that is in front, once there is one that holds these systems. */
async function comparisonOf(labels: readonly string[]) {
  let found: ReturnType<typeof parseDocument> | undefined;
  await eventually(`a comparison of ${labels.join(', ')}`, () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(input instanceof vscode.TabInputCustom) || input.viewType !== 'ptsLens.comparison') return false;
    const text = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === input.uri.toString());
    found = text === undefined ? undefined : parseDocument(text.getText());
    return (
      found?.kind === 'document' &&
      JSON.stringify(found.document.systems?.map(({ label }) => label)) === JSON.stringify(labels)
    );
  });
  assert.ok(found?.kind === 'document');
  return found.document;
}

suite('commands of the library', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('ptsLens.clearBaseline');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('three folders of one system each, selected in the explorer, are compared without a question', async () => {
    const uris = ['hyper-v', 'xen', 'kvm'].map(name => vscode.Uri.joinPath(sample(name), '..'));
    await vscode.commands.executeCommand('ptsLens.compareSelected', uris[0], uris);
    const document = await comparisonOf(['Hyper-V guest', 'Xen guest', 'KVM guest']);
    assert.equal(document.baseline, 'Hyper-V guest');
    assert.deepEqual(document.files, [
      'lab/hyper-v/composite.xml',
      'lab/xen/composite.xml',
      'lab/kvm/composite.xml',
    ]);
  });

  test('systems selected in the tree are compared with the baseline that is set', async () => {
    const kvm = systemNode('kvm', 'KVM guest');
    const xen = systemNode('xen', 'Xen guest');
    await vscode.commands.executeCommand('ptsLens.setBaseline', kvm);
    await vscode.commands.executeCommand('ptsLens.compareSelected', xen, [xen, kvm]);
    const document = await comparisonOf(['Xen guest', 'KVM guest']);
    assert.equal(document.baseline, 'KVM guest');
  });

  test('one system is compared with the baseline that is set, in one step', async () => {
    await vscode.commands.executeCommand('ptsLens.setBaseline', systemNode('hyper-v', 'Hyper-V guest'));
    await vscode.commands.executeCommand('ptsLens.compareWithBaseline', systemNode('xen', 'Xen guest'));
    const document = await comparisonOf(['Hyper-V guest', 'Xen guest']);
    assert.equal(document.baseline, 'Hyper-V guest');
  });

  test('a result opens as a page from its folder', async () => {
    await vscode.commands.executeCommand(
      'ptsLens.openResultFolder',
      vscode.Uri.joinPath(sample('xen'), '..'),
    );
    await eventually('its page is in front', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.viewType === 'ptsLens.result';
    });
  });
});
