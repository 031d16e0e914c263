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
  /** VS Code looks at it when it first draws the comment: buttons that come later, it does not draw. */
  readonly contextValue: string;
  #reference: CommentReference | undefined;
  #words = '';

  constructor(
    readonly thread: vscode.CommentThread,
    isWritable: boolean,
  ) {
    this.contextValue = isWritable ? 'finding' : 'fixed';
  }

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
    if (signature === undefined) delete this.label;
    else this.label = signature.date;
    this.body = clip(visible(body), longestShown);
  }

  /** Words that are to be written and were not: they stay in their box. */
  keep(text: string, author: string): void {
    this.author = { name: author };
    this.body = text;
    this.mode = vscode.CommentMode.Editing;
  }

  /** The comment is gone from the file: it is shown as such, and may be written again. */
  lose(words: Formatter): void {
    this.#reference = undefined;
    this.label = words.text('findings.gone');
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

/**
 * The comments that a thread is to show now: those it shows, where the file has them, and all that are being written;
 * where the file has none any more, those that it had.
 */
export function refreshedComments(
  thread: vscode.CommentThread,
  now: readonly ThreadComment[],
  isWritable: boolean,
  words: Formatter,
): readonly FindingComment[] {
  const before = [...commentsOf(thread)];
  const take = (isIt: (comment: FindingComment) => boolean) => {
    const index = before.findIndex(isIt);
    return index < 0 ? undefined : before.splice(index, 1)[0];
  };
  const comments = now.map((comment, index) => {
    const known = take(({ reference }) => reference?.source === comment.source);
    const shown = known ?? new FindingComment(thread, isWritable);
    shown.show(comment, index, words);
    return shown;
  });
  // An empty list, VS Code does not know how to show: a thread that is gone keeps what it said.
  const drafts = before.filter(comment => comments.length === 0 || comment.isEdited);
  for (const draft of drafts) draft.lose(words);
  return [...comments, ...drafts];
}
