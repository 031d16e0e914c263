import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { fileState, losslessText } from './fileState';
import type { FindingCommands } from './findingCommands';
import type { FindingThreads } from './findingThreads';
import type { FindingTarget } from './written';

const argumentSchema = v.object({
  uri: v.union([v.custom<vscode.Uri>(given => given instanceof vscode.Uri), v.string()]),
  key: v.string(),
  occurrence: v.optional(v.number(), 0),
  /** Written at once; absent: the user writes it at the result in the text. */
  text: v.optional(v.string()),
});

/**
 * "Annotate": writes a finding about the given result, or opens the box for one at its place in the text. Without an
 * argument, for the result at the cursor.
 */
export function registerAnnotate(
  threads: FindingThreads,
  commands: FindingCommands,
  words: Formatter,
): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.annotate', async (given?: unknown) => {
    const read = v.safeParse(argumentSchema, given);
    if (!read.success) {
      const target = await targetAtCursor(threads);
      if (target !== undefined) await openBox(threads, target);
      return undefined;
    }
    const { uri, key, occurrence, text } = read.output;
    const target = { uri: typeof uri === 'string' ? vscode.Uri.parse(uri, true) : uri, key, occurrence };
    if (text !== undefined) return commands.write(target, text);
    if (await mayOpen(target.uri)) await openBox(threads, target);
    else await ask(commands, target, words);
    return undefined;
  });
}

/** Whether an open text is a place to write in: not of a file that VS Code would save otherwise than it is. */
async function mayOpen(uri: vscode.Uri): Promise<boolean> {
  const key = uri.toString();
  if (vscode.workspace.textDocuments.some(document => document.uri.toString() === key)) return true;
  const state = await fileState(uri);
  return !('bytes' in state) || typeof losslessText(state) === 'string';
}

/** Asks until the words are written or given up: none are lost to a refusal. */
async function ask(
  commands: FindingCommands,
  target: FindingTarget,
  words: Formatter,
  value = '',
): Promise<void> {
  const text = await vscode.window.showInputBox({
    value,
    title: words.text('findings.placeholder'),
    prompt: words.text('findings.ask-closed'),
    ignoreFocusOut: true,
  });
  if (text === undefined || text.trim() === '') return;
  if (!(await commands.write(target, text))) await ask(commands, target, words, text);
}

async function targetAtCursor(threads: FindingThreads): Promise<FindingTarget | undefined> {
  const editor = vscode.window.activeTextEditor;
  return editor && threads.targetAt(editor.document.uri, editor.selection.active.line);
}

async function openBox(threads: FindingThreads, target: FindingTarget): Promise<void> {
  const { uri } = target;
  const document = await vscode.workspace.openTextDocument(uri);
  await threads.sync(uri);
  const line = (await threads.lineOf(target)) ?? 0;
  const isShown = vscode.window.activeTextEditor?.document === document;
  const selection = new vscode.Range(line, 0, line, 0);
  const isDrawn = vscode.window.visibleTextEditors.some(editor => editor.document === document);
  const drawn = isDrawn ? undefined : threads.whenDrawn(uri);
  await vscode.window.showTextDocument(document, {
    selection,
    ...(isShown || vscode.window.tabGroups.activeTabGroup.activeTab === undefined
      ? {}
      : { viewColumn: vscode.ViewColumn.Beside }),
  });
  await drawn;
  const thread = threads.threadOf(target);
  // For a line that has a thread, the command for a new one would fold it.
  if (thread === undefined) await vscode.commands.executeCommand('workbench.action.addComment');
  else {
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    await vscode.commands.executeCommand('workbench.action.focusCommentOnCurrentLine');
  }
}
