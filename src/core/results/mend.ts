import { isXmlCharacter } from './escape';
import { Lines } from './lines';
import { type Markup, markupOf } from './markup';
import type { SourceRange } from './resultFile';

/** How a text is not well-formed although what it means is clear. */
export type FlawKind =
  | 'ampersand'
  | 'entity'
  | 'reference'
  | 'lessThan'
  | 'comment'
  | 'character'
  | 'declaration'
  | 'attribute'
  | 'cdataEnd'
  | 'prefix';

export interface Flaw {
  readonly kind: FlawKind;
  readonly range: SourceRange;
  /** What stands there, for a sentence. */
  readonly text: string;
}

/** A text of the same length and lines that a strict parser reads on in. */
export interface Mended {
  readonly text: string;
  readonly flaws: readonly Flaw[];
  /** A comment or CDATA section that is never closed: the true cause of a text that seems cut. */
  readonly unclosed: { readonly kind: 'comment' | 'cdata'; readonly range: SourceRange } | undefined;
  /** Gives a piece of the mended text the signs back that stand-ins stood for. */
  restore(piece: string): string;
}

/** Longer than any reference there is: what has no `;` by then is none. */
const longestReference = 64;
const reference = /^&(?:#(\d+)|#x([\da-f]+)|([\p{L}_:][\p{L}\p{N}_:.-]*));/iu;
const begunReference = /^&#?[\p{L}\p{N}_:.-]*$/u;
const predefined: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** So much of a text is mended: it breaks at what comes beyond. */
const mostChanges = 100_000;

/**
 * Takes those flaws out of a text that leave no doubt of its data: signs that had to be escaped stay
 * themselves, entities stay as written and are never expanded, a comment holds no data whatever is in
 * it. Every offset and line stays. Linear in the text, and bounded in what it keeps.
 */
export function mend(text: string): Mended {
  const changes = new Changes();
  const plain = withoutBadCharacters(text, changes);
  const [ampersand, lessThan] = standInsFor(plain);
  if (ampersand === undefined || lessThan === undefined) {
    return { ...changes.done(text, plain), unclosed: undefined, restore: piece => piece };
  }
  const references = new References(plain, ampersand, changes);
  let unclosed: Markup | undefined;
  for (const piece of markupOf(plain)) {
    if (changes.isFull) break;
    references.mendUpTo(piece.start);
    const { kind, start, end, isClosed } = piece;
    if (kind === 'start') references.mendUpTo(end);
    else references.skipTo(end);
    if (kind === 'bare') changes.put(start, lessThan, 'lessThan', start, '<');
    if (!isClosed && (kind === 'comment' || kind === 'cdata')) unclosed = piece;
    else if (kind === 'comment') mendComment(plain, piece, changes);
    else if (kind === 'instruction') mendDeclaration(plain, piece, changes);
  }
  references.mendUpTo(plain.length);
  return {
    ...changes.done(text, plain),
    unclosed:
      unclosed === undefined
        ? undefined
        : {
            kind: unclosed.kind === 'comment' ? 'comment' : 'cdata',
            range: new Lines(text).rangeOf(unclosed.start, 4),
          },
    restore: piece => piece.replaceAll(ampersand, '&').replaceAll(lessThan, '<'),
  };
}

/** Two noncharacters of Unicode that are not in the text: XML may hold them, and no real text does. */
function standInsFor(text: string): readonly string[] {
  const found: string[] = [];
  for (let code = 0xfdd0; code <= 0xfdef && found.length < 2; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) found.push(character);
  }
  return found;
}

/** Goes through the references of a text once. */
class References {
  #next: number;

  constructor(
    private readonly text: string,
    private readonly standIn: string,
    private readonly changes: Changes,
  ) {
    this.#next = this.#find(0);
  }

  mendUpTo(end: number): void {
    while (this.#next < end && !this.changes.isFull) {
      this.#mend(this.#next);
      this.#next = this.#find(this.#next + 1);
    }
  }

  skipTo(end: number): void {
    if (this.#next < end) this.#next = this.#find(end);
  }

  #find(from: number): number {
    const found = this.text.indexOf('&', from);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  #mend(at: number): void {
    const piece = this.text.slice(at, at + longestReference);
    // The text ends in it: a file that is being written.
    if (at + piece.length === this.text.length && begunReference.test(piece)) return;
    const [whole, decimal, hexadecimal, name] = reference.exec(piece) ?? [];
    if (whole === undefined) this.#put(at, 'ampersand', '&');
    else if (name !== undefined) {
      if (!predefined.has(name)) this.#put(at, 'entity', whole);
    } else {
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      if (!isXmlCharacter(code)) this.#put(at, 'reference', whole);
    }
  }

  #put(at: number, kind: FlawKind, written: string): void {
    this.changes.put(at, this.standIn, kind, at, written);
  }
}

/** Two hyphens within, or a third before the end: all of them become blanks. */
function mendComment(text: string, { start, end }: Markup, changes: Changes): void {
  const inside = text.slice(start + 4, end - 3);
  if (!inside.includes('--') && !inside.endsWith('-')) return;
  changes.put(start + 4, inside.replaceAll('-', ' '), 'comment', start, '--');
}

/** An XML declaration that something stands before is made an instruction of another name, which says nothing. */
function mendDeclaration(text: string, { start }: Markup, changes: Changes): void {
  if (start === 0 || !/^<\?xml\s$/i.test(text.slice(start, start + 6))) return;
  changes.put(start + 4, '_', 'declaration', start, '<?xml');
}

/** The text with U+FFFD for each character that XML cannot hold. */
function withoutBadCharacters(text: string, changes: Changes): string {
  const parts: string[] = [];
  let last = 0;
  for (let at = 0; at < text.length && !changes.isFull; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 32 && unit < 0xd800) continue;
    const code = text.codePointAt(at) ?? unit;
    if (isXmlCharacter(code)) {
      if (code > 0xffff) at += 1;
      continue;
    }
    changes.tell('character', at, `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    parts.push(text.slice(last, at), '\ufffd');
    last = at + 1;
  }
  return parts.length === 0 ? text : [...parts, text.slice(last)].join('');
}

interface Placed {
  readonly start: number;
  readonly text: string;
}

/** Gathers changes, and counts lines once all are known. */
class Changes {
  readonly #changes: Placed[] = [];
  readonly #flaws: (Placed & { readonly kind: FlawKind })[] = [];

  get isFull(): boolean {
    return this.#flaws.length >= mostChanges;
  }

  /** The replacement has as many units as what it takes the place of. */
  put(start: number, replacement: string, kind: FlawKind, place: number, written: string): void {
    this.#changes.push({ start, text: replacement });
    this.tell(kind, place, written);
  }

  tell(kind: FlawKind, start: number, text: string): void {
    this.#flaws.push({ kind, start, text });
  }

  /** `plain` is what the changes are of; lines are those of `text`. */
  done(text: string, plain: string): Pick<Mended, 'text' | 'flaws'> {
    const lines = new Lines(text);
    const flaws = this.#flaws
      .toSorted((a, b) => a.start - b.start)
      .map(flaw => ({ kind: flaw.kind, text: flaw.text, range: lines.rangeOf(flaw.start, 1) }));
    const parts: string[] = [];
    let at = 0;
    for (const change of this.#changes.toSorted((a, b) => a.start - b.start)) {
      parts.push(plain.slice(at, change.start), change.text);
      at = change.start + change.text.length;
    }
    return { flaws, text: parts.length === 0 ? plain : [...parts, plain.slice(at)].join('') };
  }
}
