import { SaxesParser } from 'saxes';
import type { SourceRange } from './model';

/** A start tag, from `<` to after `>`; `line` is that of its start. One object serves all: copy what is to be kept. */
export interface Tag extends SourceRange {
  readonly endLine: number;
}

/** What a scan calls, in the order of the text. */
export interface Visitor {
  /** A start tag or an empty-element tag, which `close` follows at once. False ends the scan. */
  open(name: string, tag: Tag): boolean;
  /** Character data or CDATA, references resolved; one text may come in several pieces. */
  text(text: string): void;
  /** An end tag from `contentEnd`, which is absent for an empty-element tag, to `end`. */
  close(contentEnd: number | undefined, end: number): void;
  /** An attribute of the tag that is about to open. False ends the scan. */
  attribute?(): boolean;
  /** A document type declaration: its text between `<!DOCTYPE` and `>`. */
  doctype?(text: string, range: SourceRange): void;
}

/** Where a text stops being well-formed XML, and why, in the parser's words. */
export interface Break {
  readonly reason: string;
  readonly range: SourceRange;
}

/** Ends a scan from within saxes; never leaves this file. */
class End extends Error {
  constructor(readonly at?: Break) {
    super('end of scan');
  }
}

/**
 * Reads XML 1.0 in one pass and without recursion. Only XML's own five entities and character
 * references are resolved; any other entity is a break.
 * @param complete false when `text` is only the head of a document, so that its end is no break.
 * @returns where the text breaks, if it does before the visitor ends the scan.
 */
export function scan(text: string, visitor: Visitor, complete = true): Break | undefined {
  const wellFormed = text.search(/\p{Surrogate}/u);
  const lone = wellFormed < 0 || (!complete && wellFormed === text.length - 1) ? undefined : wellFormed;
  const parser = new SaxesParser({ position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });

  const breakHere = (reason: string): Break => {
    const end = Math.min(parser.position, text.length);
    const start = Math.max(0, end - 1);
    return { reason, range: { start, end, line: parser.line - lineBreaks(text, start, end) } };
  };
  const tag = { start: 0, end: 0, line: 1, endLine: 1 };
  /** The tag that ends here; `plainLength` is its length without attributes and blanks. */
  const tagHere = (plainLength: number): Tag => {
    tag.end = parser.position;
    tag.start = startOfTag(text, tag.end, plainLength);
    tag.endLine = parser.line;
    tag.line = tag.endLine;
    if (tag.end - tag.start !== plainLength) tag.line -= lineBreaks(text, tag.start, tag.end);
    return tag;
  };

  parser.on('error', error => {
    throw new End(breakHere(error.message));
  });
  parser.on('opentag', ({ name }) => {
    if (!visitor.open(name, tagHere(name.length + 2))) throw new End();
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const end = parser.position;
    if (isSelfClosing) {
      visitor.close(undefined, end);
      return;
    }
    const start = startOfTag(text, end, name.length + 3);
    // saxes closes what is open before it complains that another element was meant.
    if (!closes(text, start, end, name)) throw new End(breakHere('unexpected close tag.'));
    visitor.close(start, end);
  });
  parser.on('text', piece => visitor.text(piece));
  parser.on('cdata', piece => visitor.text(piece));
  parser.on('attribute', () => {
    if (visitor.attribute?.() === false) throw new End();
  });
  parser.on('doctype', declaration => {
    const end = parser.position;
    const start = text.lastIndexOf('<!DOCTYPE', end);
    visitor.doctype?.(declaration, { start, end, line: parser.line - lineBreaks(text, start, end) });
  });

  try {
    parser.write(lone === undefined ? text : text.slice(0, lone));
    if (lone !== undefined) {
      const line = 1 + lineBreaks(text, 0, lone);
      return { reason: 'disallowed character.', range: { start: lone, end: lone + 1, line } };
    }
    if (complete) parser.close();
    return undefined;
  } catch (error) {
    if (error instanceof End) return error.at;
    throw error;
  }
}

/** Where the tag that ends at an offset starts: no `<` can stand within a tag. */
function startOfTag(text: string, end: number, plainLength: number): number {
  const plain = end - plainLength;
  return text.charCodeAt(plain) === 60 ? plain : text.lastIndexOf('<', end - 1);
}

/** Whether the end tag between these offsets is that of the element `name`. */
function closes(text: string, start: number, end: number, name: string): boolean {
  return (
    text.startsWith(name, start + 2) &&
    (end - start === name.length + 3 || text.slice(start + 2, end - 1).trimEnd() === name)
  );
}

/** Line ends in a part of the text: LF, CR LF and a CR alone are one each. */
function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
