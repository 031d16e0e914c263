import { type Message, message } from '../messages/message';
import { decodeText } from '../results/decode';
import { asciiBytes, byteOffset } from '../results/encoding';
import { escapeText, forbiddenCharacter } from '../results/escape';
import { readResultFile } from '../results/read';
import type { SourceRange } from '../results/resultFile';
import type { TextEdit } from '../results/textEdit';
import { type Child, childrenOfResult, type ResultElement } from './annotationPlace';

/** One result of a file: PTS's comparison hash, and 0 for the first result of that key, 1 for the second. */
export interface ResultReference {
  readonly key: string;
  readonly occurrence: number;
}

/** What a result is to say, from what it says; a message where it cannot. */
export type AnnotationOf = (annotation: string | undefined) => string | undefined | Message;

/**
 * The edit that gives a result this annotation, or none when it is undefined or empty. Only the
 * `<Annotation>` element is touched; a new one stands where PTS writes it, indented as its
 * neighbours. What is read back is exactly `annotation`.
 * @param range the result's own range in this very text.
 * @returns a message when the text cannot be an annotation, or no whole result is at the range.
 */
export function annotationEdit(
  text: string,
  range: SourceRange,
  annotation: string | undefined,
): TextEdit | Message {
  const forbidden = forbiddenCharacter(annotation ?? '');
  if (forbidden !== undefined) return message('findings.character', { code: forbidden });
  const source = text.slice(range.start, range.end);
  const result = childrenOfResult(source);
  if (result === undefined) return message('findings.place');
  const element =
    annotation === undefined || annotation === ''
      ? undefined
      : `<Annotation>${escapeText(annotation, lineEndOf(text))}</Annotation>`;
  const edit = localEdit(source, result, element);
  return { ...edit, start: range.start + edit.start, end: range.start + edit.end };
}

/**
 * The edit that changes what one result of a file says.
 * @returns a message when the text cannot be read, the result is not there or its annotation cannot be what it is to be.
 */
export function annotationEditIn(
  text: string,
  { key, occurrence }: ResultReference,
  annotationOf: AnnotationOf,
): TextEdit | Message {
  const reading = readResultFile(text);
  if (reading.kind === 'unreadable') return reading.message;
  if (reading.kind === 'foreign') return message('findings.place');
  if (reading.file.layout === 'legacy') return message('findings.layout');
  const result = reading.file.results.find(at => at.key === key && at.occurrence === occurrence);
  if (result === undefined) return message('findings.place');
  const annotation = annotationOf(result.annotation);
  if (typeof annotation === 'object') return annotation;
  // What says the same is not written in other words.
  if (annotation === result.annotation)
    return { start: result.range.start, end: result.range.start, text: '' };
  return annotationEdit(text, result.range, annotation);
}

/**
 * The bytes of a result file with what one result says changed: every byte outside of the element stays, whatever the
 * encoding and the line ends.
 * @returns a message where `annotationEditIn` gives one, or when the bytes are no text.
 */
export function annotationEditOfBytes(
  bytes: Uint8Array,
  result: ResultReference,
  annotationOf: AnnotationOf,
): Uint8Array | Message {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded.message;
  const { text, encoding } = decoded;
  const edit = annotationEditIn(text, result, annotationOf);
  if (!('text' in edit)) return edit;
  return joined(
    bytes.subarray(0, byteOffset(text, edit.start, encoding)),
    asciiBytes(edit.text, encoding),
    bytes.subarray(byteOffset(text, edit.end, encoding)),
  );
}

/** The edit within the text of the result. `element` is the new element, absent to remove it. */
function localEdit(source: string, result: ResultElement, element: string | undefined): TextEdit {
  const [first, ...further] = result.children.filter(child => child.name === 'Annotation');
  if (first === undefined) return insertion(source, result, element);
  if (element !== undefined) return { start: first.start, end: first.end, text: element };
  // PTS reads the first: without it, the next would take its place.
  if (further.length > 0) return { start: first.start, end: first.end, text: '<Annotation></Annotation>' };
  return removal(source, first);
}

function insertion(source: string, result: ResultElement, element: string | undefined): TextEdit {
  const { children, inside } = result;
  const next = children.find(child => child.name === 'Parent' || child.name === 'Data');
  const last = children.at(-1);
  const at = next?.start ?? last?.end ?? inside;
  if (element === undefined) return { start: at, end: at, text: '' };
  const blank = blankBefore(source, next?.start ?? last?.start ?? inside);
  return { start: at, end: at, text: next === undefined ? blank + element : element + blank };
}

/** Removes an element, and its line when it stands alone on it. */
function removal(source: string, { start, end }: Child): TextEdit {
  const line = /(?:\r\n|\n|\r)[ \t]*$/.exec(blankBefore(source, start));
  const standsAlone = line !== null && /^[ \t]*[\r\n]/.test(source.slice(end, end + 200));
  return { start: standsAlone ? start - line[0].length : start, end, text: '' };
}

/** The blanks right before an offset: the line end and indentation of what stands there. */
function blankBefore(source: string, offset: number): string {
  let start = offset;
  while (start > 0 && ' \t\r\n'.includes(source.charAt(start - 1))) start -= 1;
  return source.slice(start, offset);
}

/** The line end a file uses: that of its first line. */
function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
