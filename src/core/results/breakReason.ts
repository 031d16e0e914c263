import { excerpt } from './readingProblems';
import type { Break } from './scan';

/** What a break is told as: the sentence of a kind, or else the parser's own words. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^unclosed tag|^unexpected end|must contain a root/, 'cut'],
  [/^unexpected close tag|^unmatched closing tag/, 'tags'],
  [/^undefined entity/, 'entity'],
  [/^disallowed character\./, 'character'],
  [/^text data outside/, 'outside'],
  [/only one root/, 'roots'],
  [/^unclosed element/, 'unclosed'],
  [/^unclosed comment/, 'comment'],
  [/^unclosed CDATA/, 'cdata'],
];

export type ReasonArguments = {
  readonly kind: string;
  readonly reason: string;
  /** The element that is open where tags do not match; `none` where there is none. */
  readonly open: string;
};

/** The arguments of a sentence about a break: its kind, and the parser's words for any other. */
export function reasonOf({ reason, open }: Break): ReasonArguments {
  return {
    kind: kinds.find(([words]) => words.test(reason))?.[1] ?? 'other',
    // The sentence that the parser's words stand in has a full stop of its own.
    reason: reason.replace(/\.{1,3}$/, ''),
    open: open === undefined ? 'none' : excerpt(open),
  };
}
