import * as vscode from 'vscode';
import { defaultRoots, folderAt } from '../platform.node';
import { filesBelow } from './walk';

/** As many folders as a root is looked through for; more are a mistake in a setting. */
const mostFolders = 5_000;

/** File systems VS Code can search; others are walked through. */
const searchable = new Set(['file', 'vscode-remote']);

/** Finds result files and comparisons in the workspace and in the roots where PTS keeps results. */
export class ResultFinder {
  /** Every `composite.xml` of the workspace. */
  results(token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    return inWorkspace('**/composite.xml', name => name === 'composite.xml', token);
  }

  /** Every saved comparison of the workspace. */
  comparisons(token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    return inWorkspace('**/*.ptscompare', name => name.endsWith('.ptscompare'), token);
  }

  /** Folders of result folders outside the workspace, there or not; those within it are found with it. */
  roots(): readonly vscode.Uri[] {
    const configured = vscode.workspace.getConfiguration('ptsLens').get<unknown>('resultRoots');
    const named = Array.isArray(configured)
      ? configured.flatMap(path => (typeof path === 'string' ? (folderAt(path.trim()) ?? []) : []))
      : [];
    const roots = new Map([...defaultRoots(), ...named].map(uri => [uri.toString(), uri]));
    return [...roots.values()].filter(uri => vscode.workspace.getWorkspaceFolder(uri) === undefined);
  }

  /** Where result files of a root would be, whether or not they are; undefined when it is not there. */
  async candidatesIn(root: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
    try {
      const folders = (await vscode.workspace.fs.readDirectory(root))
        .filter(([, type]) => (type & vscode.FileType.Directory) !== 0)
        .slice(0, mostFolders)
        .map(([name]) => vscode.Uri.joinPath(root, name, 'composite.xml'));
      // A root may also be one result folder.
      return [vscode.Uri.joinPath(root, 'composite.xml'), ...folders];
    } catch {
      return undefined;
    }
  }
}

async function inWorkspace(
  pattern: string,
  isWanted: (name: string) => boolean,
  token: vscode.CancellationToken | undefined,
): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const walked = folders.filter(({ uri }) => !searchable.has(uri.scheme));
  const found = await Promise.all([
    folders.length > walked.length
      ? vscode.workspace.findFiles(pattern, '**/node_modules/**', undefined, token)
      : [],
    ...walked.map(({ uri }) => filesBelow(uri, isWanted, token === undefined ? {} : { token })),
  ]);
  return found.flat();
}
