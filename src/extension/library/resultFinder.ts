import * as vscode from 'vscode';
import { defaultRoots } from '../platform.node';

/** As many folders as a root is looked through for; more are a mistake in a setting. */
const mostFolders = 5_000;

/** Finds `composite.xml` files in the workspace and in the roots where PTS keeps results. */
export class ResultFinder {
  /** Every result file once, the workspace's first. A root that is not there is no error. */
  async find(token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    const [inWorkspace, ...inRoots] = await Promise.all([
      vscode.workspace.findFiles('**/composite.xml', '**/node_modules/**', undefined, token),
      ...this.roots().map(root => filesUnder(root)),
    ]);
    const found = new Map([...(inWorkspace ?? []), ...inRoots.flat()].map(uri => [uri.toString(), uri]));
    return [...found.values()];
  }

  private roots(): readonly vscode.Uri[] {
    const configured = vscode.workspace.getConfiguration('ptsLens').get<readonly string[]>('resultRoots', []);
    return [...defaultRoots(), ...configured.filter(isAbsolute).map(path => vscode.Uri.file(path))];
  }
}

function isAbsolute(path: unknown): path is string {
  return typeof path === 'string' && /^(\/|[A-Za-z]:[\\/])/.test(path);
}

async function filesUnder(root: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const folders = await list(root);
  const candidates = folders
    .filter(([, type]) => (type & vscode.FileType.Directory) !== 0)
    .slice(0, mostFolders)
    .map(([name]) => vscode.Uri.joinPath(root, name, 'composite.xml'));
  const present = await Promise.all(candidates.map(exists));
  return candidates.filter((_, index) => present[index]);
}

async function list(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
