import { type Message, message } from '../messages/message';
import { type Child, childrenOfResult, type ResultElement } from './annotationPlace';
import { decodeText } from './decode';
import { asciiBytes, byteOffset } from './encoding';
import { escapeText, forbiddenCharacter } from './escape';
import { readResultFile } from './read';
import type { SourceRange } from './resultFile';
import type { TextEdit } from './textEdit';

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
  if (forbidden !== undefined) return message('results.annotation-character', { code: forbidden });
  const source = text.slice(range.start, range.end);
  const result = childrenOfResult(source);
  if (result === undefined) return message('results.annotation-place');
  const element =
    annotation === undefined || annotation === ''
      ? undefined
      : `<Annotation>${escapeText(annotation, lineEndOf(text))}</Annotation>`;
  const edit = localEdit(source, result, element);
  return { ...edit, start: range.start + edit.start, end: range.start + edit.end };
}

/**
 * The bytes of a result file with the annotation of one result changed: every byte outside of the
 * element stays, whatever the encoding and the line ends.
 * @returns a message when the bytes or the annotation cannot be read, or the result is not there.
 */
export function annotationEditOfBytes(
  bytes: Uint8Array,
  key: string,
  occurrence: number,
  annotation: string | undefined,
): Uint8Array | Message {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded.message;
  const { text, encoding } = decoded;
  const reading = readResultFile(text);
  if (reading.kind === 'unreadable') return reading.message;
  if (reading.kind === 'foreign') return message('results.annotation-place');
  if (reading.file.layout === 'legacy') return message('results.annotation-layout');
  const result = reading.file.results.find(at => at.key === key && at.occurrence === occurrence);
  if (result === undefined) return message('results.annotation-place');
  const edit = annotationEdit(text, result.range, annotation);
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
