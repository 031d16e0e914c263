import * as vscode from 'vscode';
import { levelsBehindLink, type WalkLimits, walk } from '../../core/library/walk';
import { localFiles } from '../platform.node';
import { workspaceFiles } from './workspaceFiles';

/** Folders that hold no results of their own, and many files. */
const skipped = ['node_modules', '.git', 'test-logs', 'system-logs', 'installation-logs'];

/** How far a folder is looked through by itself. */
const usual: WalkLimits = { folders: 2_000, levels: 6, files: 10_000, skipped };

/** The disk of this machine is quick; every folder of another file system may be a question over a network. */
const onDisk: WalkLimits = { ...usual, folders: 20_000, levels: 32 };

/** Files of a wanted name below a folder, the near ones first. What cannot be read is left out. */
export async function filesBelow(
  top: vscode.Uri,
  isWanted: (name: string) => boolean,
  limits: Partial<WalkLimits> = {},
): Promise<readonly vscode.Uri[]> {
  const { paths } = await walk(workspaceFiles, top.toString(), { isWanted, limits: { ...usual, ...limits } });
  return paths.map(path => vscode.Uri.parse(path, true));
}

/** Result files and comparisons in a folder that came to be; of a link to one only those nearest. */
export async function filesOfNewcomer(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const [real, around] = await Promise.all(
    [folder, vscode.Uri.joinPath(folder, '..')].map(uri =>
      workspaceFiles.realPath(uri.toString()).catch(() => ''),
    ),
  );
  const isLink = !real?.startsWith(`${around}/`);
  return filesBelow(folder, isOurs, isLink ? { levels: levelsBehindLink } : {});
}

export function isOurs(name: string): boolean {
  return name === 'composite.xml' || name.endsWith('.ptscompare');
}

/** How far a workspace is searched. */
export function searchLimits(folder: vscode.Uri): WalkLimits {
  return localFiles !== undefined && folder.scheme === 'file' ? onDisk : usual;
}
