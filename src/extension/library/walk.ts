import * as vscode from 'vscode';

export interface WalkLimits {
  readonly folders: number;
  /** 0: the top folder alone. */
  readonly levels: number;
  /** Names of folders that are passed by. */
  readonly skipped: readonly string[];
  readonly token?: vscode.CancellationToken;
}

/** Where a file system has no search, so many folders and levels are looked through. */
const usual: WalkLimits = {
  folders: 2_000,
  levels: 6,
  skipped: ['node_modules', '.git', 'test-logs', 'system-logs', 'installation-logs'],
};

/** Files of a wanted name below a folder, the near ones first. What cannot be read is left out. */
export async function filesBelow(
  top: vscode.Uri,
  isWanted: (name: string) => boolean,
  limits: Partial<WalkLimits> = {},
): Promise<readonly vscode.Uri[]> {
  const { folders, levels, skipped, token } = { ...usual, ...limits };
  const found: vscode.Uri[] = [];
  let level: readonly vscode.Uri[] = [top];
  let left = folders;
  for (let depth = 0; depth <= levels && level.length > 0; depth++) {
    const next: vscode.Uri[] = [];
    for (const folder of level.slice(0, left)) {
      if (token?.isCancellationRequested) return found;
      for (const [name, type] of await list(folder)) {
        if ((type & vscode.FileType.Directory) !== 0) {
          if (!skipped.includes(name)) next.push(vscode.Uri.joinPath(folder, name));
        } else if (isWanted(name)) found.push(vscode.Uri.joinPath(folder, name));
      }
    }
    left = Math.max(0, left - level.length);
    level = next;
  }
  return found;
}

async function list(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
