import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';

/**
 * "Open Samples…": copies the samples into a folder that the user picks and opens the copy, in a window of its own
 * where a folder is open. The extension's own files are never worked on.
 * @param extension the folder of the extension
 */
export function registerOpenSamples(words: Formatter, extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.openSamples', async () => {
    const [place] =
      (await vscode.window.showOpenDialog({
        title: words.text('library.samples-title'),
        openLabel: words.text('library.samples-here'),
        canSelectFiles: false,
        canSelectFolders: true,
      })) ?? [];
    if (place === undefined) return;
    try {
      const copy = await copyInto(place, vscode.Uri.joinPath(extension, 'samples'));
      const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
      await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow });
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
      await vscode.window.showErrorMessage(words.text('library.samples-failed', { reason: error.message }));
    }
  });
}

/** Copies a folder under a name that is free. */
async function copyInto(place: vscode.Uri, folder: vscode.Uri): Promise<vscode.Uri> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(place)).map(([name]) => name));
  let name = 'pts-lens-samples';
  for (let number = 2; taken.has(name); number++) name = `pts-lens-samples-${number}`;
  const copy = vscode.Uri.joinPath(place, name);
  await vscode.workspace.fs.copy(folder, copy, { overwrite: false });
  return copy;
}
