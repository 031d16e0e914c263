import type { DisplayFormat } from './resultFile';

/**
 * What the Value of an entry is: one number over trials, which alone gets compared; numbers side by side,
 * such as samples over time; outcomes; or nothing to compute with.
 */
export type ValueKind = 'trials' | 'series' | 'outcomes' | 'none';

const kinds: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ['LINE_GRAPH', 'series'],
  ['FILLED_LINE_GRAPH', 'series'],
  ['SCATTER_PLOT', 'series'],
  // Views that PTS generates: each Value is a list.
  ['HORIZONTAL_BOX_PLOT', 'series'],
  ['BOX_PLOT', 'series'],
  ['PASS_FAIL', 'outcomes'],
  ['MULTI_PASS_FAIL', 'outcomes'],
  ['IMAGE_COMPARISON', 'none'],
  ['NO_RESULT', 'none'],
]);

/** PTS draws a format it does not know as bars, and so an unknown one is read. */
export function valueKindOf(displayFormat: string): ValueKind {
  return kinds.get(displayFormat) ?? 'trials';
}

/** True for formats whose values are trials: their results are paired and get a verdict. */
export function isPaired(format: DisplayFormat): boolean {
  return valueKindOf(format) === 'trials';
}
