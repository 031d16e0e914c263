import * as vscode from 'vscode';
import { type AnnotationOf, annotationEditOfBytes } from '../../core/findings/annotationEdit';
import { looksCut, writingTimeLeft } from '../../core/library/writing';
import { message } from '../../core/messages/message';
import { decodeText } from '../../core/results/decode';
import { readResultFile } from '../../core/results/read';
import { type FileState, fileState, isStill, writeRefusal } from './fileState';
import { type FindingTarget, refused, type Written } from './written';

/** Times that a file which changes between reading and writing is read again. */
const mostAttempts = 5;

/** Writes into a file that is not open: every byte outside of the element stays. */
export async function writeClosed(target: FindingTarget, annotationOf: AnnotationOf): Promise<Written> {
  const { uri } = target;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const state = await fileState(uri);
    if (!('bytes' in state)) return refused(state);
    if (isBeingWritten(state)) return refused(message('library.being-written'));
    const bytes = annotationEditOfBytes(state.bytes, target, annotationOf);
    if (!(bytes instanceof Uint8Array)) return refused(bytes);
    try {
      if (!(await isStill(uri, state))) continue;
      await vscode.workspace.fs.writeFile(uri, bytes);
      return { kind: 'written', isBehindDisk: false };
    } catch (error) {
      return refused(writeRefusal(error));
    }
  }
  return refused(message('library.being-written'));
}

/** PTS writes in place: to write back what was read of half a file would be to cut it. */
function isBeingWritten({ stamp, bytes }: FileState): boolean {
  if (writingTimeLeft(stamp, Date.now()) === 0) return false;
  const decoded = decodeText(bytes);
  return decoded.kind === 'unreadable' || looksCut(readResultFile(decoded.text));
}
