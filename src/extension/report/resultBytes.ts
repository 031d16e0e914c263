import * as vscode from 'vscode';
import type { LoadedFile } from '../../core/comparison/loadedFile';
import type { Stamp } from '../../core/files';
import { isSameStamp } from '../../core/library/writing';
import { type Message, message } from '../../core/messages/message';
import type { Checksums } from '../../core/report/provenanceBlocks';
import { checksumOf } from '../../core/writing/checksum';
import { resolvePath } from '../files/paths';
import { type ResultDocuments, resultFileAt } from '../files/resultDocuments';
import { workspaceFiles } from '../files/workspaceFiles';

/**
 * The checksums of the compared files, or why there are none that tell what was compared: one has changes that are not
 * saved, or is another one than was read. `since` is a moment before the files were read, milliseconds.
 */
export async function checksumsOf(
  files: readonly LoadedFile[],
  document: vscode.Uri,
  results: Pick<ResultDocuments, 'stampOf'>,
  since: number,
): Promise<Checksums | { readonly message: Message }> {
  const checksums = new Map<string, string>();
  for (const file of files) {
    const named = resolvePath(document, file.path);
    if (named === undefined || file.failure !== undefined) continue;
    const uri = await resultFileAt(named);
    const open = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
    if (open?.isDirty === true) return { message: message('report.not-saved', { file: file.path }) };
    const read = results.stampOf(uri);
    checksums.set(file.path, checksumOf(await workspaceFiles.read(uri.toString())));
    const now = await workspaceFiles.stat(uri.toString());
    if (now === undefined || !isAsRead(now, read, since))
      return { message: message('report.being-written', { file: file.path }) };
  }
  return checksums;
}

/** Of more files than are remembered only their time tells, by a clock that may be another. */
function isAsRead(now: Stamp, read: Stamp | undefined, since: number): boolean {
  return read === undefined ? now.modified < since : isSameStamp(now, read);
}
