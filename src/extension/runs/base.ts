import * as vscode from 'vscode';

/** The first folder of the workspace that is on the disk: results come home below it. */
export function ownBase(): vscode.Uri | undefined {
  return bases()[0];
}

/** Whether this window has the folder open below which a run comes home, or one around it. */
export function isOurs(base: string | undefined): boolean {
  if (base === undefined) return false;
  return bases().some(uri => base === uri.toString() || base.startsWith(`${uri.toString()}/`));
}

function bases(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(({ scheme }) => scheme === 'file');
}

/** Where a run comes home to: its own folder where that is open here, else that of the window, else one that is chosen. */
export async function askBase(base: string | undefined, title: string): Promise<vscode.Uri | undefined> {
  if (base !== undefined && isOurs(base)) return vscode.Uri.parse(base, true);
  const own = ownBase();
  if (own !== undefined) return own;
  const chosen = await vscode.window.showOpenDialog({
    title,
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}
