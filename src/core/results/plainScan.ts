import type { ScanOptions, ScanStart, Tag, Visitor } from './scan';

/** How far plain XML goes, from the beginning of a text. */
export type PlainScan =
  | { readonly kind: 'ended' }
  /** `from` is absent where the very beginning is not plain. */
  | { readonly kind: 'left'; readonly from: ScanStart | undefined };

/** Signs that plain XML has none of: those XML forbids, among other control characters, and CR, which a parser replaces. */
const notPlain = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/u;

/** What PTS writes before the root. */
const prolog =
  /^(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?\?>[ \t\n]*)?(?:<!--[^-<]*-->[ \t\n]*)?(?=<)/;

/**
 * Scans what nearly all of a file is, many times as fast as a parser does: tags without attributes and blanks, and text
 * with at most the five entities. At anything else, also at the end of the root, it leaves the rest to the parser, which
 * alone says what is wrong with a text. The text holds no lone surrogate.
 */
export function scanPlain(text: string, visitor: Visitor, restore: ScanOptions['restore']): PlainScan {
  const start = prolog.exec(text)?.[0].length;
  if (start === undefined || notPlain.test(text) || text.includes(']]>'))
    return { kind: 'left', from: undefined };
  return new PlainScanner(text, visitor, restore).scan(start);
}

const codes = { slash: 47, greater: 62 } as const;

class PlainScanner {
  readonly #open: string[] = [];
  readonly #tag: { -readonly [Key in keyof Tag]: Tag[Key] } = { start: 0, end: 0, line: 1, endLine: 1 };
  #line = 1;
  #newline: number;

  constructor(
    private readonly text: string,
    private readonly visitor: Visitor,
    private readonly restore: ScanOptions['restore'],
  ) {
    this.#newline = nextNewline(text, 0);
  }

  scan(start: number): PlainScan {
    const { text, visitor } = this;
    const open = this.#open;
    for (let at = start; ; ) {
      const isEndTag = text.charCodeAt(at + 1) === codes.slash;
      if (isEndTag) {
        const name = open.at(-1) ?? '';
        const end = at + name.length + 3;
        // After the root there may be anything.
        if (open.length < 2 || text.charCodeAt(end - 1) !== codes.greater || !text.startsWith(name, at + 2))
          return this.#left(at);
        open.pop();
        visitor.close(at, end);
        at = end;
      } else {
        const end = endOfName(text, at + 1);
        const isEmpty = text.charCodeAt(end) === codes.slash;
        const after = isEmpty ? end + 2 : end + 1;
        if (end === at + 1 || text.charCodeAt(after - 1) !== codes.greater || (isEmpty && open.length === 0))
          return this.#left(at);
        const name = text.slice(at + 1, end);
        if (!visitor.open(name, this.#tagAt(at, after))) return { kind: 'ended' };
        if (isEmpty) visitor.close(undefined, after);
        else open.push(name);
        at = after;
      }
      const next = text.indexOf('<', at);
      if (next < 0) return this.#left(at);
      if (next > at) {
        const piece = resolved(text.slice(at, next));
        if (piece === undefined) return this.#left(at);
        visitor.text(this.restore === undefined ? piece : this.restore(piece));
        at = next;
      }
    }
  }

  #tagAt(start: number, end: number): Tag {
    this.#tag.start = start;
    this.#tag.end = end;
    this.#tag.line = this.#lineAt(start);
    this.#tag.endLine = this.#line;
    return this.#tag;
  }

  #left(start: number): PlainScan {
    return {
      kind: 'left',
      from: this.#open.length === 0 ? undefined : { start, line: this.#lineAt(start), open: this.#open },
    };
  }

  /** Asked for in ascending order. */
  #lineAt(offset: number): number {
    while (this.#newline < offset) {
      this.#line += 1;
      this.#newline = nextNewline(this.text, this.#newline + 1);
    }
    return this.#line;
  }
}

function nextNewline(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/** The end of a name of ASCII letters and, after the first, digits; `start` where there is none. */
function endOfName(text: string, start: number): number {
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (!isLetter && !(at > start && code >= 48 && code <= 57)) return at;
  }
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text with its entities resolved; undefined when it has other references. */
function resolved(piece: string): string | undefined {
  let ampersand = piece.indexOf('&');
  if (ampersand < 0) return piece;
  let whole = '';
  let start = 0;
  for (; ampersand >= 0; ampersand = piece.indexOf('&', start)) {
    const end = piece.indexOf(';', ampersand);
    const sign = entities.get(piece.slice(ampersand + 1, Math.min(end, ampersand + 6)));
    if (end < 0 || sign === undefined) return undefined;
    whole += piece.slice(start, ampersand) + sign;
    start = end + 1;
  }
  return whole + piece.slice(start);
}
