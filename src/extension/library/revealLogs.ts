import * as vscode from 'vscode';
import { logFolderName } from '../../core/environment/evidence/gather';
import type { Formatter } from '../../core/messages/formatter';
import { filesBelow } from '../files/workspaceWalk';
import type { CommandSubject, CommandSubjects } from './commandSubjects';
import type { Library } from './library';
import { pickResult } from './resultPick';

/** "Reveal Logs": the logs of a result in the explorer, in the file manager, or as a list to open one from. */
export function registerRevealLogs(
  words: Formatter,
  library: Library,
  subjects: CommandSubjects,
): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.revealLogs', async (given?: unknown) => {
    const [subject = await askForResult(words, library)] = await subjects.of(given, undefined);
    if (subject === undefined) return;
    const logs = await logsOf(subject);
    if (logs === undefined) await vscode.window.showInformationMessage(words.text('library.no-logs'));
    else await reveal(words, logs);
  });
}

async function askForResult(words: Formatter, library: Library): Promise<CommandSubject | undefined> {
  const entry = await pickResult(words, library);
  return entry && { entry, systems: [] };
}

/** A system's own system logs, else the logs of the tests, else whatever there is. Uploads hold archives. */
async function logsOf({ entry, systems }: CommandSubject): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(entry.path, true), '..');
  const [only] = systems.length === 1 ? systems : [];
  const places = [
    ...(only === undefined ? [] : [`system-logs/${logFolderName(only.system.identifier)}`]),
    ...['test-logs', 'system-logs', 'installation-logs', 'test-logs.zip', 'system-logs.zip'],
  ];
  for (const place of places) {
    const uri = vscode.Uri.joinPath(folder, ...place.split('/'));
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (isThere) return uri;
  }
  return undefined;
}

async function reveal(words: Formatter, logs: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(logs) !== undefined) {
    await vscode.commands.executeCommand('revealInExplorer', logs);
    return;
  }
  const isOnThisDesk = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (isOnThisDesk && logs.scheme === 'file') {
    await vscode.commands.executeCommand('revealFileInOS', logs);
    return;
  }
  const files = await filesBelow(logs, () => true, { skipped: [] });
  const items = files.map(uri => ({ label: uri.path.slice(logs.path.length + 1), uri }));
  const picked = await vscode.window.showQuickPick(items, { title: words.text('library.pick-log') });
  if (picked !== undefined) await vscode.commands.executeCommand('vscode.open', picked.uri);
}
