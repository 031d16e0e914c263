import * as vscode from 'vscode';
import { guestFile, hostFile } from '../../core/environment/evidence/probe';
import { withElapsed } from '../../core/runs/clocks';
import type { Round } from '../../core/runs/launch';
import { folderOf, logNameOf } from '../../core/runs/names';
import type { Around } from '../../node/runs/hostAsking';
import { workspaceFiles } from '../files/workspaceFiles';

/** Bytes of the probe of a system. */
const mostProbe = 4_000_000;

/** Puts what was asked around a run where the probe of the system lies, in the folder of each round that is there. */
export async function putBeside(
  home: vscode.Uri,
  rounds: readonly Round[],
  { hosts, elapsed }: Around,
): Promise<void> {
  for (const { title, identifier } of rounds) {
    const folder = vscode.Uri.joinPath(home, folderOf(title));
    const result = vscode.Uri.joinPath(folder, 'composite.xml').toString();
    if ((await workspaceFiles.stat(result)) === undefined) continue;
    const logs = vscode.Uri.joinPath(folder, 'system-logs', logNameOf(identifier));
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(logs, name), new TextEncoder().encode(text));
    for (const [index, text] of hosts.entries()) await write(hostFile(index), text);
    const own = vscode.Uri.joinPath(logs, guestFile).toString();
    const stamp = elapsed === undefined ? undefined : await workspaceFiles.stat(own);
    if (elapsed === undefined || stamp === undefined || stamp.size > mostProbe) continue;
    const said = new TextDecoder().decode(await workspaceFiles.readStart(own, mostProbe));
    await write(guestFile, withElapsed(said, elapsed));
  }
}
