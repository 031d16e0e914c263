import type { Comparison, Row } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import { comparisonBlocks } from './comparisonBlocks';
import { markdownOf } from './markdownBlocks';

/** The report of a comparison, with these of its rows, as Markdown. */
export function compareMarkdown(comparison: Comparison, rows: readonly Row[], formatter: Formatter): string {
  return markdownOf(comparisonBlocks(comparison, rows, formatter));
}
