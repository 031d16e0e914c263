import { isUnsigned, readResolved, readSignature, type Signature } from './signature';

/** One comment of a thread. */
export interface ThreadComment {
  /** What its author wrote, without the signature. */
  readonly body: string;
  /** Absent where nobody signed: PTS's viewer, or a person in the text. */
  readonly signature?: Signature;
  /** False for the words after the last line that ends a comment. */
  readonly isEnded: boolean;
  /** All of its text as it stands in the annotation. */
  readonly source: string;
}

/** What the annotation of one result says: comments, and whether they are resolved. */
export interface Thread {
  readonly comments: readonly ThreadComment[];
  /** Who resolved it, where nothing follows that mark. */
  readonly resolved?: Signature;
  /** The text of that mark, and what stands around it. */
  readonly tail: string;
}

/** More comments than a discussion has: a text with more is hostile, and stays one comment from there on. */
const mostComments = 1_000;

/**
 * Reads an annotation as a thread. The sources of the comments and the tail, joined, are the annotation: what nobody
 * changes is written again as it was. A text without any signature is one unsigned comment; a blank one is none.
 */
export function readThread(annotation: string): Thread {
  const lines = linesOf(annotation);
  const end = markOf(lines);
  const comments: ThreadComment[] = [];
  let from = 0;
  let hasWords = false;
  for (let at = 0; at < end && comments.length < mostComments; at += 1) {
    const line = lines[at] ?? '';
    const signature = readSignature(line);
    // A signature has words above it.
    if (hasWords && (signature !== undefined || isUnsigned(line))) {
      const source = lines.slice(from, at + 1).join('');
      comments.push({
        body: bodyOf(lines.slice(from, at), comments.length),
        ...(signature === undefined ? {} : { signature }),
        isEnded: true,
        source,
      });
      from = at + 1;
      hasWords = false;
    } else hasWords ||= !(comments.length === 0 ? isBlank : isBetween)(line);
  }
  const rest = bodyOf(lines.slice(from, end), comments.length);
  if (rest !== '') comments.push({ body: rest, isEnded: false, source: lines.slice(from, end).join('') });
  const tail = rest === '' ? lines.slice(from) : lines.slice(end);
  if (comments.length > 0) {
    const resolved = readResolved(lines[end] ?? '');
    return { comments, ...(resolved === undefined ? {} : { resolved }), tail: tail.join('') };
  }
  // A mark with nothing to resolve is only words.
  const body = annotation.trim();
  return body === ''
    ? { comments, tail: annotation }
    : { comments: [{ body, isEnded: false, source: annotation }], tail: '' };
}

/** The index of the last line that is not blank, where it resolves the thread; else the number of lines. */
function markOf(lines: readonly string[]): number {
  let last = lines.length - 1;
  while (last > 0 && isBlank(lines[last] ?? '')) last -= 1;
  return readResolved(lines[last] ?? '') === undefined ? lines.length : last;
}

/** The lines with their line ends. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

/** The words of a comment: no blank lines around, no mark of a time when the thread was resolved before them. */
function bodyOf(lines: readonly string[], commentsBefore: number): string {
  let first = 0;
  // With no comment before, such a mark resolved nothing: it is words.
  const isOver = commentsBefore === 0 ? isBlank : isBetween;
  while (first < lines.length && isOver(lines[first] ?? '')) first += 1;
  return lines
    .slice(first)
    .map(line => unescapedLine(line))
    .join('')
    .trimEnd();
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** True for what may stand between two comments. */
function isBetween(line: string): boolean {
  return isBlank(line) || readResolved(line) !== undefined;
}

/** The words of a comment as they stand in an annotation: no line of them looks like one of ours. */
export function escapedBody(body: string): string {
  return body
    .split('\n')
    .map(line => (looksLikeOurs(line) ? `\\${line}` : line))
    .join('\n');
}

function unescapedLine(line: string): string {
  return line.startsWith('\\') && looksLikeOurs(line) ? line.slice(1) : line;
}

/** True for a signature or a mark, behind any number of backslashes. */
function looksLikeOurs(line: string): boolean {
  let start = 0;
  while (line.charAt(start) === '\\') start += 1;
  const bare = line.slice(start);
  return isUnsigned(bare) || readSignature(bare) !== undefined || readResolved(bare) !== undefined;
}
