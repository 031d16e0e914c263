import { SaxesParser } from 'saxes';
import { lineBreaks } from './lines';
import { scanPlain } from './plainScan';
import type { SourceRange } from './resultFile';

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
  /** A start tag whose name has a prefix that nothing before has declared. */
  undeclaredPrefix?(name: string, tag: Tag): void;
  /** A document type declaration: its text between `<!DOCTYPE` and `>`. */
  doctype?(text: string, range: SourceRange): void;
}

/** Where a text stops being well-formed XML, and why, in the parser's words. */
export interface Break {
  readonly reason: string;
  readonly range: SourceRange;
  /** The element that is open where an end tag does not match. */
  readonly open?: string;
}

/** Where to begin, as if these elements were open, the outermost first; the text before is not looked at. */
export interface ScanStart {
  readonly start: number;
  readonly line: number;
  readonly open: readonly string[];
}

/** What a scan may be told beyond its text. */
export interface ScanOptions {
  /** False when the text is only the head of a document, so that its end is no break. */
  readonly isComplete?: boolean;
  readonly from?: ScanStart;
  /** Takes what is not well-formed and yet leaves no doubt; reading goes on unless it is false. */
  readonly flaw?: (flaw: Break) => boolean;
  /** Gives character data its signs back, see `mend`. */
  readonly restore?: (piece: string) => string;
}

/** The parser's words for flaws of which nothing depends: PTS has no attributes. */
const harmless =
  /^duplicate attribute|^attribute without value|^unquoted attribute value|^no whitespace between attributes|^the string "\]\]>"/;

/** Whether reading can go on after what the parser calls so. */
export function isHarmless({ reason }: Break): boolean {
  return harmless.test(reason);
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
 * @returns where the text breaks, if it does before the visitor ends the scan.
 */
export function scan(text: string, visitor: Visitor, options: ScanOptions = {}): Break | undefined {
  const { isComplete = true, flaw, restore } = options;
  // Who begins further on has begun before, and so knows that there is none.
  const wellFormed = options.from === undefined ? text.search(/\p{Surrogate}/u) : -1;
  const lone = wellFormed < 0 || (!isComplete && wellFormed === text.length - 1) ? undefined : wellFormed;
  const plain = options.from === undefined && wellFormed < 0 ? scanPlain(text, visitor, restore) : undefined;
  if (plain?.kind === 'ended') return undefined;
  const from = options.from ?? plain?.from;
  const opening = from === undefined ? '' : from.open.map(name => `<${name}>`).join('');
  /** What is added to the parser's positions and lines. */
  const base = from === undefined ? 0 : from.start - opening.length;
  const baseLine = from === undefined ? 0 : from.line - 1;
  const parser = new SaxesParser({ position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });

  const position = () => parser.position + base;
  const line = () => parser.line + baseLine;
  const breakHere = (reason: string, open?: string): Break => {
    const end = Math.min(position(), text.length);
    const start = Math.max(0, end - 1);
    // The parser counts a CR with the character after it, or when it is closed, which moves it beyond the text.
    const uncounted = position() === text.length && text.endsWith('\r') ? 1 : 0;
    const range = { start, end, line: line() - lineBreaks(text, start, end) + uncounted };
    return { reason, range, ...(open !== undefined && { open }) };
  };
  const tag = { start: 0, end: 0, line: 1, endLine: 1 };
  /** The tag that ends here; `plainLength` is its length without attributes and blanks. */
  const tagHere = (plainLength: number): Tag => {
    tag.end = position();
    tag.start = startOfTag(text, tag.end, plainLength);
    tag.endLine = line();
    tag.line = tag.endLine;
    if (tag.end - tag.start !== plainLength) tag.line -= lineBreaks(text, tag.start, tag.end);
    return tag;
  };

  parser.on('error', error => {
    const broken = breakHere(error.message);
    if (flaw === undefined || !isHarmless(broken) || !flaw(broken)) throw new End(broken);
  });
  /** Prefixes declared so far; where they are declared does not matter for telling a slip. */
  const prefixes = new Set(['xml']);
  let opened = from === undefined ? 0 : -from.open.length;
  parser.on('opentag', ({ name }) => {
    opened += 1;
    if (opened <= 0) return;
    const tagged = tagHere(name.length + 2);
    const colon = name.indexOf(':');
    if (colon >= 0 && !prefixes.has(name.slice(0, colon))) visitor.undeclaredPrefix?.(name, tagged);
    if (!visitor.open(name, tagged)) throw new End();
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const end = position();
    if (isSelfClosing) {
      visitor.close(undefined, end);
      return;
    }
    const start = startOfTag(text, end, name.length + 3);
    // saxes closes what is open before it complains that another element was meant.
    if (!closes(text, start, end, name)) throw new End(breakHere('unexpected close tag.', name));
    visitor.close(start, end);
  });
  const give = (piece: string) => visitor.text(restore === undefined ? piece : restore(piece));
  parser.on('text', give);
  parser.on('cdata', give);
  parser.on('attribute', ({ name }) => {
    if (name.startsWith('xmlns:')) prefixes.add(name.slice('xmlns:'.length));
    if (visitor.attribute?.() === false) throw new End();
  });
  parser.on('doctype', declaration => {
    const end = position();
    const start = text.lastIndexOf('<!DOCTYPE', end);
    visitor.doctype?.(declaration, { start, end, line: line() - lineBreaks(text, start, end) });
  });

  try {
    if (opening !== '') parser.write(opening);
    parser.write(text.slice(from?.start, lone));
    if (lone !== undefined) {
      const at = 1 + lineBreaks(text, 0, lone);
      return { reason: 'disallowed character.', range: { start: lone, end: lone + 1, line: at } };
    }
    if (isComplete) parser.close();
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
