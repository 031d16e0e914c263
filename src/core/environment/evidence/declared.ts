import { limits } from './evidenceLimits';
import type { RanOn } from './ranOn';

/** The user's declaration of all systems whose identifier matches, as the settings store it. */
export interface DeclaredSystem {
  /** An identifier; `*` stands for any text, `?` for one character. */
  readonly pattern: string;
  readonly ranOn: RanOn;
}

/** Returns the user's declaration of a system: that of the first pattern that matches. */
export function declarationFor(identifier: string, declared: readonly DeclaredSystem[]): RanOn | undefined {
  return declared.find(({ pattern }) => matchesGlob(identifier, pattern))?.ranOn;
}

/**
 * True when the whole text matches the pattern. Uses no regular expression, so that a pattern of many stars
 * stays fast. A text or pattern longer than any name matches nothing.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  if (text.length > limits.text || pattern.length > limits.pattern) return false;
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const wanted = pattern[next];
    if (wanted === '*') {
      star = next;
      resume = at;
      next += 1;
    } else if (wanted === '?' || (wanted !== undefined && wanted === text[at])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      next = star + 1;
      resume += 1;
      at = resume;
    } else return false;
  }
  while (pattern[next] === '*') next += 1;
  return next === pattern.length;
}
