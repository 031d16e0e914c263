import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';

const setting = 'ptsLens.targets';

/** Opens the settings file that holds the targets, at one of them. */
export async function openTargetSetting(name: string): Promise<void> {
  // A setting of the machine is in the settings of the machine that the extension host runs on.
  const command =
    vscode.env.remoteName === undefined
      ? 'workbench.action.openSettingsJson'
      : 'workbench.action.openRemoteSettingsFile';
  await vscode.commands.executeCommand(command, { revealSetting: { key: setting } });
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText() ?? '';
  const root = editor?.document.fileName.endsWith('.json') === true ? parseTree(text) : undefined;
  const node = root && findNodeAtLocation(root, [setting, name])?.parent;
  if (editor === undefined || node === undefined) return;
  const start = editor.document.positionAt(node.offset);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(
    new vscode.Range(start, editor.document.positionAt(node.offset + node.length)),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
