import * as vscode from 'vscode';
import type { Files, Listed, Stamp } from '../../core/files';
import type { LibraryFiles } from '../../core/library/libraryFiles';
import { type Message, message } from '../../core/messages/message';
import { mostBytes } from '../../core/results/limits';
import { localFiles } from '../platform.node';

/** Files by their URIs, of any file system VS Code has; those of this machine straight from the disk. */
export const workspaceFiles: Files & LibraryFiles = {
  stat: path => at(path, (files, name) => files.stat(name), stampOf),
  readStart: (path, length) =>
    at(
      path,
      (files, name) => files.readStart(name, length),
      async uri => (await readAll(uri)).subarray(0, length),
    ),
  read: path => at(path, (files, name) => files.read(name), readAll),
  list: (folder, most) =>
    at(
      folder,
      (files, name) => files.list(name, most),
      uri => list(uri, most),
    ),
  realPath: path =>
    at(
      path,
      async (files, name) => vscode.Uri.file(await files.realPath(name)).toString(),
      // No other file system tells of its links; steps such as `.` and `..` are gone.
      async uri => vscode.Uri.joinPath(uri, '.').toString(),
    ),
  at: (path, ...steps) => vscode.Uri.joinPath(vscode.Uri.parse(path, true), ...steps).toString(),
  reasonOf: error =>
    error instanceof vscode.FileSystemError || localFiles === undefined
      ? reasonOf(error)
      : localFiles.reasonOf(error),
  now: () => Date.now(),
  // A timer sleeps a millisecond and more, which work in many turns would pay for each of them.
  wait: milliseconds =>
    new Promise(resolve => {
      if (milliseconds === 0 && localFiles !== undefined) setImmediate(resolve);
      else setTimeout(resolve, milliseconds);
    }),
};

function at<T>(
  path: string,
  onDisk: (files: Files & LibraryFiles, name: string) => Promise<T>,
  elsewhere: (uri: vscode.Uri) => Promise<T>,
): Promise<T> {
  const uri = vscode.Uri.parse(path, true);
  return localFiles !== undefined && uri.scheme === 'file' ? onDisk(localFiles, uri.fsPath) : elsewhere(uri);
}

async function stampOf(uri: vscode.Uri): Promise<Stamp | undefined> {
  try {
    const { type, mtime, size } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) === 0 ? undefined : { modified: mtime, size };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** VS Code reads a file as a whole: one that says it is larger than any we look at is not begun. */
async function readAll(uri: vscode.Uri): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > mostBytes) throw vscode.FileSystemError.Unavailable(uri);
  return vscode.workspace.fs.readFile(uri);
}

async function list(folder: vscode.Uri, most: number): Promise<readonly Listed[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.slice(0, most).map(([name, type]) => ({ name, kind: kindOf(type) }));
}

function kindOf(type: vscode.FileType): Listed['kind'] {
  if ((type & vscode.FileType.SymbolicLink) !== 0) return 'link';
  if ((type & vscode.FileType.Directory) !== 0) return 'folder';
  return (type & vscode.FileType.File) === 0 ? 'other' : 'file';
}

/** Describes a FileSystemError as a message; rethrows any other error. */
export function reasonOf(error: unknown): Message {
  if (!(error instanceof vscode.FileSystemError)) throw error;
  switch (error.code) {
    case 'FileNotFound':
      return message('extension.file-not-found');
    case 'NoPermissions':
      return message('extension.file-no-permission');
    default:
      return message('extension.file-failed', { reason: error.message });
  }
}
