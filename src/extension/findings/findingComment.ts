import * as vscode from 'vscode';
import type { ThreadComment } from '../../core/findings/thread';
import type { CommentReference } from '../../core/findings/threadChange';
import type { Formatter } from '../../core/messages/formatter';
import { clip, visible } from '../../core/text/plainText';

/** Most UTF-16 units of a comment that are shown: the whole of it is in the file. */
const longestShown = 20_000;

/**
 * A comment as VS Code shows it: plain text, since the words are those of a stranger's file. One that VS Code may hold
 * unsaved words of stays the same object, whatever happens to the file.
 */
export class FindingComment implements vscode.Comment {
  body = '';
  mode = vscode.CommentMode.Preview;
  author: vscode.CommentAuthorInformation = { name: '' };
  label?: string;
  contextValue = 'comment';
  #reference: CommentReference | undefined;
  #words = '';

  constructor(readonly thread: vscode.CommentThread) {}

  /** Where it is in the file; undefined for words that are in none yet, or not any more. */
  get reference(): CommentReference | undefined {
    return this.#reference;
  }

  get isEdited(): boolean {
    return this.mode === vscode.CommentMode.Editing;
  }

  /** Shows a comment of the file. While its words are being changed, only its place is taken up. */
  show({ body, signature, source }: ThreadComment, index: number, words: Formatter): void {
    this.#reference = { index, source };
    this.#words = body;
    if (this.isEdited) return;
    this.author = { name: signature?.name ?? words.text('findings.unsigned') };
    if (signature !== undefined) this.label = signature.date;
    this.body = clip(visible(body), longestShown);
  }

  /** Words that are to be written and were not: they stay in their box. */
  keep(text: string, author: string): void {
    this.author = { name: author };
    this.body = text;
    this.mode = vscode.CommentMode.Editing;
  }

  /** The comment is gone from the file. What is being written in its box stays. */
  lose(): void {
    this.#reference = undefined;
  }

  beginEdit(): void {
    this.mode = vscode.CommentMode.Editing;
    this.body = this.#words;
  }

  endEdit(): void {
    this.mode = vscode.CommentMode.Preview;
    this.body = clip(visible(this.#words), longestShown);
  }
}

/** The comments of a thread, as this extension made them. */
export function commentsOf({ comments }: vscode.CommentThread): readonly FindingComment[] {
  return comments.filter(comment => comment instanceof FindingComment);
}

/** The comments that a thread is to show now: those it shows, where the file has them, and all that are being written. */
export function refreshedComments(
  thread: vscode.CommentThread,
  now: readonly ThreadComment[],
  words: Formatter,
): readonly FindingComment[] {
  const before = [...commentsOf(thread)];
  const take = (isIt: (comment: FindingComment) => boolean) => {
    const index = before.findIndex(isIt);
    return index < 0 ? undefined : before.splice(index, 1)[0];
  };
  const comments = now.map((comment, index) => {
    const known = take(({ reference }) => reference?.source === comment.source);
    const shown = known ?? new FindingComment(thread);
    shown.show(comment, index, words);
    return shown;
  });
  const drafts = before.filter(comment => comment.isEdited);
  for (const draft of drafts) draft.lose();
  return [...comments, ...drafts];
}
