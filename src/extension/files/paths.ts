import * as vscode from 'vscode';
import { namesMachine, refusalOf } from '../../core/document/fileNames';

/**
 * Where a path written in a document leads: relative to the document, absolute, or a URI. Undefined where
 * that is no place, or one in a file system that is neither the document's nor open in this window: a
 * document from anywhere must not make VS Code ask another machine.
 */
export function resolvePath(document: vscode.Uri, path: string): vscode.Uri | undefined {
  if (refusalOf(path) !== undefined) return undefined;
  const from = home(document);
  try {
    const uri = uriOf(from, path);
    return !namesMachine(uri.path) && isWithinReach(from, uri) ? uri : undefined;
  } catch {
    // VS Code refuses to make a URI of it.
    return undefined;
  }
}

function uriOf(from: vscode.Uri, path: string): vscode.Uri {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return vscode.Uri.parse(path, true);
  const steps = path.replaceAll('\\', '/');
  return /^([A-Za-z]:)?\//.test(steps)
    ? vscode.Uri.joinPath(from.with({ path: '/' }), steps)
    : vscode.Uri.joinPath(from, '..', steps);
}

function isWithinReach(from: vscode.Uri, { scheme, authority }: vscode.Uri): boolean {
  if (scheme === 'file' && authority === '') return true;
  const open = (vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri);
  return [from, ...open].some(uri => uri.scheme === scheme && uri.authority === authority);
}

/** The shortest way to write a file in a document: relative when it is near, else absolute. */
export function pathFrom(document: vscode.Uri, file: vscode.Uri): string {
  const from = home(document);
  if (from.scheme !== file.scheme || from.authority !== file.authority) return file.toString(true);
  const here = from.path.split('/').slice(1, -1);
  const there = file.path.split('/').slice(1);
  const shared = here.findIndex((part, index) => part !== there[index]);
  const common = shared === -1 ? here.length : shared;
  // Climbing to the root says nothing a person could follow, and breaks when the folder moves.
  if (common === 0) return file.path;
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/');
}

/** An untitled document stands in the file system of the workspace it will be saved to. */
function home(document: vscode.Uri): vscode.Uri {
  if (document.scheme !== 'untitled') return document;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined
    ? document.with({ scheme: 'file' })
    : folder.with({
        path: document.path.startsWith('/') ? document.path : `${folder.path}/${document.path}`,
      });
}
