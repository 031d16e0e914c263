/** A piece of XML as it is delimited, well-formed or not; offsets are UTF-16. */
export interface Markup {
  readonly kind: 'comment' | 'cdata' | 'instruction' | 'doctype' | 'start' | 'end' | 'bare';
  readonly start: number;
  /** After the piece; the end of the text for one that is never closed. */
  readonly end: number;
  readonly isClosed: boolean;
}

const delimited: readonly (readonly [string, string, Markup['kind']])[] = [
  ['<!--', '-->', 'comment'],
  ['<![CDATA[', ']]>', 'cdata'],
  ['<?', '?>', 'instruction'],
];

/** XML 1.0, production 4 (NameStartChar). */
const nameStart =
  /[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u;

/**
 * The markup of a text from an offset on, in one pass and whatever the text is: for what a parser does
 * not tell of a text it breaks at. A `<` that begins no tag is `bare`.
 */
export function* markupOf(text: string, from = 0): Generator<Markup> {
  for (let at = text.indexOf('<', from); at >= 0; ) {
    const piece = pieceAt(text, at);
    yield piece;
    at = text.indexOf('<', piece.end);
  }
}

function pieceAt(text: string, start: number): Markup {
  for (const [opening, closing, kind] of delimited) {
    if (!text.startsWith(opening, start)) continue;
    const found = text.indexOf(closing, start + opening.length);
    return found < 0
      ? { kind, start, end: text.length, isClosed: false }
      : { kind, start, end: found + closing.length, isClosed: true };
  }
  if (text.startsWith('<!DOCTYPE', start)) {
    const end = afterDoctype(text, start);
    return { kind: 'doctype', start, end: end ?? text.length, isClosed: end !== undefined };
  }
  if (isCutOpening(text, start)) return { kind: 'start', start, end: text.length, isClosed: false };
  const isEnd = text.charAt(start + 1) === '/';
  const first = text.codePointAt(start + (isEnd ? 2 : 1));
  const isNamed = first !== undefined && nameStart.test(String.fromCodePoint(first));
  const end = isNamed ? afterTag(text, start) : undefined;
  if (end === undefined) return { kind: 'bare', start, end: start + 1, isClosed: true };
  return { kind: isEnd ? 'end' : 'start', start, end, isClosed: end > start && text.charAt(end - 1) === '>' };
}

/** Whether the text ends where it cannot yet be seen what begins: a file that is being written. */
function isCutOpening(text: string, start: number): boolean {
  const rest = text.length - start;
  if (rest > 9) return false;
  const piece = text.slice(start);
  return piece === '</' || ['<!--', '<![CDATA[', '<!DOCTYPE'].some(opening => opening.startsWith(piece));
}

/** The end of a tag; undefined where another `<` comes before, which no tag can hold. */
function afterTag(text: string, start: number): number | undefined {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '<') return undefined;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return text.length;
}

/** The end of a document type declaration, which may hold declarations in brackets. */
function afterDoctype(text: string, start: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    else if (character === '>' && depth <= 0) return at + 1;
  }
  return undefined;
}
