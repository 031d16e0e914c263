/** Operators between a word and its value; the longer ones first. */
const operators = ['>=', '<=', ':', '>', '<', '='] as const;
export type Operator = (typeof operators)[number];

/** A piece of the filter's text with its offsets. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One term: words to find, or a condition such as `verdict:faster,slower`. */
export interface Term extends Piece {
  readonly negated: boolean;
  readonly question?: { readonly word: Piece; readonly operator: Operator };
  /** Alternatives; one for plain words. Empty where the value is missing. */
  readonly values: readonly Piece[];
  /** A quote that is never closed. */
  readonly open: boolean;
}

/** Splits a filter's text at blanks outside quotes. The meaning of the words is not checked here. */
export function splitTerms(text: string): readonly Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text.charAt(at))) at += 1;
    else {
      const term = readTerm(text, at);
      terms.push(term);
      at = term.end;
    }
  }
  return terms;
}

function readTerm(text: string, start: number): Term {
  const negated = text[start] === '-';
  let at = negated ? start + 1 : start;
  const word = wordAt(text, at);
  const operator = operators.find(sign => word !== '' && text.startsWith(sign, at + word.length));
  const piece = { text: word, start: at, end: at + word.length };
  if (operator !== undefined) at += word.length + operator.length;
  const values: Piece[] = [];
  let open = false;
  // A comma parts alternatives after `:` and `=`; elsewhere it is a character, or a decimal comma.
  const alternatives = operator === ':' || operator === '=';
  const stop = alternatives ? /[\s,]/u : /\s/u;
  for (;;) {
    const value = readValue(text, at, stop);
    open ||= value.open;
    if (value.text.trim() !== '') values.push({ text: value.text, start: at, end: value.end });
    at = value.end;
    if (!alternatives || text[at] !== ',') break;
    at += 1;
  }
  const whole = { text: text.slice(start, at), start, end: at };
  return operator === undefined
    ? { ...whole, negated, values, open }
    : { ...whole, negated, question: { word: piece, operator }, values, open };
}

const letters = /\p{L}[\p{L}-]*/uy;

/** The word of letters that begins at an offset. */
function wordAt(text: string, at: number): string {
  letters.lastIndex = at;
  return letters.exec(text)?.[0] ?? '';
}

/** Text up to a blank or another stop, without its quotes; a quote may begin anywhere in it. */
function readValue(text: string, start: number, stop: RegExp): Piece & { readonly open: boolean } {
  let value = '';
  let quoted = false;
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (!quoted && stop.test(character)) break;
    else value += character;
  }
  return { text: value, start, end: at, open: quoted };
}
