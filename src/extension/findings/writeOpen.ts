import * as vscode from 'vscode';
import { type AnnotationOf, annotationEditIn } from '../../core/findings/annotationEdit';
import { type Message, message } from '../../core/messages/message';
import type { EditQueue } from '../files/editQueue';
import type { DiskStamps } from './diskStamps';
import { fileState, isSameText, losslessText } from './fileState';
import { type FindingTarget, refused, type Written } from './written';

/** VS Code takes up a file that changed within so long; before that it is asked to, where it can be. */
const wait = { longest: 5_000, quiet: 1_000, pause: 50 };

/**
 * Writes into an open text, as an edit that can be undone: saved at once where the text was saved before, else left to
 * the user. Refused where to save the text would change more of the file than the finding.
 */
export async function writeOpen(
  document: vscode.TextDocument,
  queue: EditQueue,
  disk: DiskStamps,
  target: FindingTarget,
  annotationOf: AnnotationOf,
): Promise<Written> {
  const isOnDisk = document.uri.scheme !== 'untitled';
  if (isOnDisk) {
    const trouble = await troubleOf(document);
    if (trouble !== undefined) return refused(trouble);
  }
  const wasDirty = document.isDirty;
  const isBehindDisk = isOnDisk && wasDirty && (await disk.isBehind(document));
  let refusal: Message | undefined;
  const isApplied = await queue.apply(text => {
    const edit = annotationEditIn(text, target, annotationOf);
    refusal = 'text' in edit ? undefined : edit;
    return 'text' in edit ? [edit] : [];
  });
  if (refusal !== undefined) return refused(refusal);
  if (!isApplied) return refused(message('findings.edit-refused'));
  // Where that fails, VS Code says why, and the finding is an unsaved change: nothing is lost.
  const isSaved = !isOnDisk || wasDirty || !document.isDirty || (await document.save());
  return { kind: 'written', isBehindDisk: isSaved ? isBehindDisk : await disk.isBehind(document) };
}

/** Why a finding would not be the only change of the file, or could not be kept in it. */
async function troubleOf(document: vscode.TextDocument): Promise<Message | undefined> {
  let isAsked = false;
  for (const start = Date.now(); ; ) {
    const state = await fileState(document.uri);
    if (!('bytes' in state)) return state;
    const text = isUtf8(document) ? losslessText(state) : message('findings.open-encoding');
    if (typeof text !== 'string') return text;
    if (document.isDirty || isSameText(text, document.getText())) return undefined;
    const waited = Date.now() - start;
    if (waited > wait.longest) return message('findings.not-reloaded');
    if (!isAsked && waited > wait.quiet && vscode.window.activeTextEditor?.document === document) {
      isAsked = true;
      // There is nothing unsaved in it that could be lost.
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await new Promise(resolve => setTimeout(resolve, wait.pause));
  }
}

/** As it was opened, which a person may choose. */
function isUtf8({ encoding }: vscode.TextDocument): boolean {
  return encoding === 'utf8' || encoding === 'utf8bom';
}
