import * as vscode from 'vscode';
import { walk } from '../../core/library/walk';
import { workspaceFiles } from '../files/workspaceFiles';
import { isOurs, searchLimits } from '../files/workspaceWalk';
import { defaultRoots, folderAt } from '../platform.node';
import { resultRoots } from '../settings';

/** Most entries looked at in a root; more are a mistake in a setting. */
const mostFolders = 5_000;

/** The results and comparisons of a workspace, as URIs. */
export interface Found {
  readonly results: readonly string[];
  readonly comparisons: readonly string[];
  /** The workspace is larger than is searched. */
  readonly isCut: boolean;
}

/** Finds result files and comparisons in the workspace and in the roots where PTS keeps results. */
export class ResultFinder {
  /**
   * Walks the workspace itself: VS Code's own search follows links wherever they lead, and reports
   * nothing until it ends.
   * @param found receives result files as they are found
   */
  async search(found: (results: readonly string[]) => void, isStopped: () => boolean): Promise<Found> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const walks = await Promise.all(
      folders.map(({ uri }) =>
        walk(workspaceFiles, uri.toString(), {
          isWanted: isOurs,
          limits: searchLimits(uri),
          found: paths => found(paths.filter(isResultFile)),
          isStopped,
        }),
      ),
    );
    // A folder of the workspace may lie in another one.
    const paths = [...new Set(walks.flatMap(walked => walked.paths))];
    return {
      results: paths.filter(isResultFile),
      comparisons: paths.filter(path => !isResultFile(path)),
      isCut: walks.some(({ isCut }) => isCut),
    };
  }

  /** Folders of result folders outside the workspace, there or not; those within it are found with it. */
  roots(): readonly vscode.Uri[] {
    const named = resultRoots().flatMap(path => folderAt(path) ?? []);
    const roots = new Map([...defaultRoots(), ...named].map(uri => [uri.toString(), uri]));
    return [...roots.values()].filter(uri => vscode.workspace.getWorkspaceFolder(uri) === undefined);
  }

  /** Where result files of a root would be, whether or not they are; undefined when it is not there. */
  async candidatesIn(root: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
    try {
      const folders = (await workspaceFiles.list(root.toString(), mostFolders))
        .filter(({ kind }) => kind === 'folder' || kind === 'link')
        .map(({ name }) => vscode.Uri.joinPath(root, name, 'composite.xml'));
      // A root may also be one result folder.
      return [vscode.Uri.joinPath(root, 'composite.xml'), ...folders];
    } catch {
      return undefined;
    }
  }
}

export function isResultFile(path: string): boolean {
  return path.endsWith('/composite.xml');
}
