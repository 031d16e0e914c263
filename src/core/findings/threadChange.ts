import { type Message, message } from '../messages/message';
import { oneLine } from '../text/plainText';
import { resolvedLine, type Signature, signatureLine, unsigned } from './signature';
import { escapedBody, readThread, type Thread, type ThreadComment } from './thread';

/** A comment as it was shown, so that a change meets the one that was meant. */
export interface CommentReference {
  /** Its place in the thread. */
  readonly index: number;
  readonly source: string;
}

/** What a person does to a thread. */
export type ThreadChange =
  | { readonly kind: 'add'; readonly body: string; readonly by: Signature }
  /** Who changes the words of a comment signs it. */
  | {
      readonly kind: 'edit';
      readonly comment: CommentReference;
      readonly body: string;
      readonly by: Signature;
    }
  | { readonly kind: 'delete'; readonly comment: CommentReference }
  | { readonly kind: 'resolve'; readonly by: Signature }
  | { readonly kind: 'reopen' };

/**
 * The annotation after a change: the comments it does not concern keep their text. A new comment opens a resolved
 * thread again.
 * @returns undefined where no comment is left; a message where the comment that is to be changed is not there any more.
 */
export function changedAnnotation(
  annotation: string | undefined,
  change: ThreadChange,
): string | undefined | Message {
  const thread = readThread(annotation ?? '');
  const { comments, resolved } = thread;
  switch (change.kind) {
    case 'add':
      return comments.length === 0 ? signed(change) : `${ended(comments)}\n\n${signed(change)}`;
    case 'resolve':
      return comments.length === 0 ? message('findings.changed') : marked(textOf(comments), change.by);
    case 'reopen':
      return resolved === undefined ? annotation : textOf(comments);
    default: {
      const index = placeOf(thread, change.comment);
      const old = index === undefined ? undefined : comments[index];
      if (index === undefined || old === undefined) return message('findings.changed');
      const isEdit = change.kind === 'edit' && change.body.trim() !== '';
      const source = isEdit ? likeBefore(old.source, signed(change)) : '';
      const after = textOf(comments.with(index, { ...old, source }));
      if (after === '') return undefined;
      const text = isEdit || index > 0 ? after : withoutBlankLines(after);
      return resolved === undefined ? text : marked(text, resolved);
    }
  }
}

/** Longest name of a signature, in UTF-16 units. */
const longestName = 100;

/** The signature of a person now; undefined for a name without a letter to show. */
export function signatureOf(name: string, now: Date): Signature | undefined {
  const shown = oneLine(name).slice(0, longestName).trim();
  return shown === '' ? undefined : { name: shown, date: dayOf(now) };
}

/** `YYYY-MM-DD`, in the calendar of here. */
export function dayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function signed({ body, by }: { readonly body: string; readonly by: Signature }): string {
  const words = body.replaceAll(/\r\n?/g, '\n').trim();
  return `${escapedBody(words)}\n${signatureLine(by)}`;
}

function textOf(comments: readonly ThreadComment[]): string {
  return comments
    .map(({ source }) => source)
    .join('')
    .trimEnd();
}

/** The comments so that what follows is a comment of its own, though nobody signed the last. */
function ended(comments: readonly ThreadComment[]): string {
  const text = textOf(comments);
  return comments.at(-1)?.isEnded === false ? `${text}\n${unsigned}` : text;
}

function marked(text: string, by: Signature): string {
  return `${text}\n${resolvedLine(by)}`;
}

/** A new text of a comment, between the same blank lines. */
function likeBefore(before: string, after: string): string {
  const blank = before.slice(0, before.length - withoutBlankLines(before).length);
  return `${blank}${after}${before.endsWith('\n') ? '\n' : ''}`;
}

function withoutBlankLines(text: string): string {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && text.slice(start, end).trim() === ''; ) {
    start = end + 1;
    end = text.indexOf('\n', start);
  }
  return text.slice(start);
}

function placeOf({ comments }: Thread, { index, source }: CommentReference): number | undefined {
  if (comments[index]?.source === source) return index;
  const found = comments.findIndex(comment => comment.source === source);
  return found < 0 ? undefined : found;
}
