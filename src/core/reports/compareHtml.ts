import type { Comparison, Row } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import { comparisonBlocks } from './comparisonBlocks';
import { htmlOf } from './htmlBlocks';

/** The same as one HTML file, with a picture (SVG) where there is one. */
export function compareHtml(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
  picture?: string,
): string {
  const blocks = comparisonBlocks(comparison, rows, formatter, picture);
  return htmlOf(blocks, comparison.title, formatter.language);
}
