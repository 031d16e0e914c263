import { SaxesParser } from 'saxes';
import type { SourceRange } from './model';

/** A tag in the text, from `<` to after `>`. `line` is that of its start. */
export interface Tag extends SourceRange {
  readonly endLine: number;
}

/** What a scan calls, in the order of the text. */
export interface Visitor {
  /** A start tag or an empty-element tag; for the latter `close` follows with the very same tag. False ends the scan. */
  open(name: string, tag: Tag): boolean;
  /** Character data or CDATA, references resolved; one text may come in several pieces. */
  text(text: string): void;
  close(tag: Tag): void;
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
  /** The tag that ends here; `plainLength` is its length without attributes and blanks. */
  const tagHere = (plainLength: number): Tag => {
    const end = parser.position;
    const endLine = parser.line;
    const plain = end - plainLength;
    // No `<` can stand within a tag.
    if (text.charCodeAt(plain) === 60) return { start: plain, end, line: endLine, endLine };
    const start = text.lastIndexOf('<', end - 1);
    return { start, end, line: endLine - lineBreaks(text, start, end), endLine };
  };

  let empty: Tag | undefined;
  parser.on('error', error => {
    throw new End(breakHere(error.message));
  });
  parser.on('opentag', ({ name, isSelfClosing }) => {
    const tag = tagHere(name.length + 2);
    if (isSelfClosing) empty = tag;
    if (!visitor.open(name, tag)) throw new End();
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (isSelfClosing && empty !== undefined) {
      visitor.close(empty);
      return;
    }
    const tag = tagHere(name.length + 3);
    // saxes closes what is open before it complains that another element was meant.
    if (!closes(text, tag, name)) throw new End(breakHere('unexpected close tag.'));
    visitor.close(tag);
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
    if (lone !== undefined) return breakHere('disallowed character.');
    if (complete) parser.close();
    return undefined;
  } catch (error) {
    if (error instanceof End) return error.at;
    throw error;
  }
}

/** Whether an end tag is that of the element `name`. */
function closes(text: string, tag: Tag, name: string): boolean {
  const after = tag.start + 2 + name.length;
  return text.startsWith(name, tag.start + 2) && text.slice(after, tag.end - 1).trim() === '';
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
