import * as vscode from 'vscode';

/** Schemes a document may name beside its own: where files live, not where commands or the web do. */
const readable = new Set(['file', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'memfs']);

/** Where a path written in a document leads: relative to the document, absolute, or a URI. */
export function resolvePath(document: vscode.Uri, path: string): vscode.Uri {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(path)?.[1];
  if (scheme !== undefined && readable.has(scheme)) return vscode.Uri.parse(path, true);
  if (/^([A-Za-z]:)?[\\/]/.test(path)) {
    return home(document).with({ path: path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/') });
  }
  return vscode.Uri.joinPath(home(document), '..', path.replaceAll('\\', '/'));
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
