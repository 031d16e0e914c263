import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('activation', () => {
  test('the extension activates, and every command it offers can be run', async () => {
    const extension = vscode.extensions.getExtension('pts-lens.pts-lens');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const manifest: Manifest = extension.packageJSON;
    const missing = manifest.contributes.commands
      .map(each => each.command)
      .filter(each => !registered.has(each));
    assert.deepEqual(missing, []);
  });
});

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
