import type { DisplayFormat } from '../results/model';

/** Formats whose values are no trials of a benchmark: lines over time, outcomes, pictures. */
const unpaired: ReadonlySet<DisplayFormat> = new Set([
  'LINE_GRAPH',
  'FILLED_LINE_GRAPH',
  'SCATTER_PLOT',
  'PASS_FAIL',
  'MULTI_PASS_FAIL',
  'IMAGE_COMPARISON',
]);

/** Whether results of this format are paired and get a verdict; formats nobody knows are, as bars. */
export function isPaired(format: DisplayFormat): boolean {
  return !unpaired.has(format);
}
