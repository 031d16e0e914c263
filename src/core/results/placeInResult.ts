import type { SourceRange } from './resultFile';

/**
 * A place within the text of a Result: UTF-16 units from the start of the Result, and lines from its line. What stands
 * before the Result may change, and it still is the place.
 */
export interface PlaceInResult {
  readonly offset: number;
  readonly length: number;
  readonly lines: number;
}

/** Where a place within a result is in the text that the result was read from. */
export function rangeIn(
  { range: { start, line } }: { readonly range: SourceRange },
  { offset, length, lines }: PlaceInResult,
): SourceRange {
  return { start: start + offset, end: start + offset + length, line: line + lines };
}
