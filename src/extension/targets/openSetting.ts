import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';

const setting = 'ptsLens.targets';

/** VS Code may answer before the editor is there. */
const longestWait = 5_000;

/** Opens the settings file that holds the targets, at one of them. */
export async function openTargetSetting(name: string): Promise<void> {
  // A setting of the machine is in the settings of the machine that the extension host runs on.
  const command =
    vscode.env.remoteName === undefined
      ? 'workbench.action.openSettingsJson'
      : 'workbench.action.openRemoteSettingsFile';
  const opened = settingsEditor();
  await vscode.commands.executeCommand(command);
  const editor = await opened;
  if (editor === undefined) return;
  const { document } = editor;
  const root = parseTree(document.getText());
  const node =
    root && (findNodeAtLocation(root, [setting, name]) ?? findNodeAtLocation(root, [setting]))?.parent;
  if (node === undefined) return;
  const range = new vscode.Range(
    document.positionAt(node.offset),
    document.positionAt(node.offset + node.length),
  );
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The editor of a settings file, once it is in front; undefined when none comes. */
async function settingsEditor(): Promise<vscode.TextEditor | undefined> {
  const isSettings = (editor: vscode.TextEditor | undefined) =>
    editor?.document.uri.path.endsWith('/settings.json') === true;
  const subscriptions: vscode.Disposable[] = [];
  try {
    return await new Promise(resolve => {
      const timer = setTimeout(resolve, longestWait, undefined);
      const look = (editor: vscode.TextEditor | undefined) => {
        if (isSettings(editor)) resolve(editor);
      };
      subscriptions.push(
        vscode.window.onDidChangeActiveTextEditor(look),
        new vscode.Disposable(() => clearTimeout(timer)),
      );
      look(vscode.window.activeTextEditor);
    });
  } finally {
    vscode.Disposable.from(...subscriptions).dispose();
  }
}
