import * as vscode from 'vscode';
import type { Stamp } from '../../core/files';
import { hasMixedLineEnds } from '../../core/findings/lineEnds';
import { isSameStamp } from '../../core/library/writing';
import { type Message, message } from '../../core/messages/message';
import { decodeText } from '../../core/results/decode';
import { mostBytes } from '../../core/results/limits';
import { reasonOf } from '../files/workspaceFiles';

/** A file on its disk: its bytes with the stamp they had. */
export interface FileState {
  readonly kind: 'file';
  readonly stamp: Stamp;
  readonly bytes: Uint8Array;
}

/** The bytes of a file that may be written; else the reason, such as that nobody may write there. */
export async function fileState(uri: vscode.Uri): Promise<FileState | Message> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return message('findings.read-only');
  try {
    const { permissions, ...stat } = await vscode.workspace.fs.stat(uri);
    if (((permissions ?? 0) & vscode.FilePermission.Readonly) !== 0) return message('findings.read-only');
    if (stat.size > mostBytes) return message('results.too-large', { size: stat.size });
    const bytes = await vscode.workspace.fs.readFile(uri);
    return { kind: 'file', stamp: { modified: stat.mtime, size: stat.size }, bytes };
  } catch (error) {
    return reasonOf(error);
  }
}

/** The text of a file that VS Code would save as it is; else why it would not. */
export function losslessText({ bytes }: FileState): string | Message {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable' || decoded.encoding.family !== 'utf-8')
    return message('findings.open-encoding');
  return hasMixedLineEnds(decoded.text) ? message('findings.open-line-ends') : decoded.text;
}

/** Whether a file is still the one that was read. */
export async function isStill(uri: vscode.Uri, { stamp }: FileState): Promise<boolean> {
  const { mtime, size } = await vscode.workspace.fs.stat(uri);
  return isSameStamp(stamp, { modified: mtime, size });
}

/** Why VS Code did not write a file. */
export function writeRefusal(error: unknown): Message {
  return error instanceof vscode.FileSystemError && error.code === 'NoPermissions'
    ? message('findings.read-only')
    : reasonOf(error);
}

/** Whether an open text is that of the disk: VS Code gives all of its lines one end. */
export function isSameText(disk: string, open: string): boolean {
  return disk === open || disk.replaceAll('\r\n', '\n') === open.replaceAll('\r\n', '\n');
}
