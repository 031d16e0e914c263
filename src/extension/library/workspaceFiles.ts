import * as vscode from 'vscode';
import type { Stamp } from '../../core/library/entry';
import type { LibraryFiles } from '../../core/library/libraryFiles';
import { type Message, message } from '../../core/messages/message';
import { localFiles } from '../platform.node';

/** Files by their URIs, of any file system VS Code has; those of this machine straight from the disk. */
export const workspaceFiles: LibraryFiles = {
  stat: path => at(path, (files, name) => files.stat(name), stampOf),
  readStart: (path, length) => at(path, (files, name) => files.readStart(name, length), readAll),
  read: path => at(path, (files, name) => files.read(name), readAll),
  reasonOf: error =>
    error instanceof vscode.FileSystemError || localFiles === undefined
      ? reasonOf(error)
      : localFiles.reasonOf(error),
  now: () => Date.now(),
  wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
};

function at<T>(
  path: string,
  onDisk: (files: LibraryFiles, name: string) => Promise<T>,
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

async function readAll(uri: vscode.Uri): Promise<Uint8Array> {
  return vscode.workspace.fs.readFile(uri);
}

/** Why VS Code's file system refused, for a person; throws what is no refusal. */
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
