import type { Break } from './scan';

/** What a break is told as: the sentence of a kind, or else the parser's own words. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^unclosed tag|^unexpected end|must contain a root/, 'cut'],
  [/^unexpected close tag|^unmatched closing tag/, 'tags'],
  [/^undefined entity/, 'entity'],
  [/^disallowed character\./, 'character'],
  [/^text data outside/, 'outside'],
];

/** The arguments of a sentence about a break: its kind, and the parser's words for any other. */
export function reasonOf(broken: Break): { readonly kind: string; readonly reason: string } {
  const { reason } = broken;
  return { kind: kinds.find(([words]) => words.test(reason))?.[1] ?? 'other', reason };
}
