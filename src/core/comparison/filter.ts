import type { Message } from '../messages/message';
import type { Comparison, PairComparison, Row } from './model';

/** What a filter is asked about: a row, and the pair of systems in it unless the row pairs none. */
export interface FilterItem {
  readonly row: Row;
  readonly pair?: PairComparison;
  /** Label of the baseline of the comparison. */
  readonly baseline?: string;
}

export interface Filter {
  readonly kind: 'filter';
  test(item: FilterItem): boolean;
}

/** What is wrong with a filter's text; `start` and `end` are offsets into it. */
export interface FilterMistake {
  readonly kind: 'mistake';
  readonly message: Message;
  readonly start: number;
  readonly end: number;
}

/** Reads the text of the filter box; an empty text is a filter that everything passes. */
export function parseFilter(_text: string): Filter | FilterMistake {
  return { kind: 'filter', test: () => true };
}

/**
 * The rows with a pair that passes, each with only those pairs. Samples, verdicts and the overall
 * means stay what they are: a filter decides what is shown, never what is computed.
 */
export function filterRows(comparison: Comparison, filter: Filter): readonly Row[] {
  return comparison.rows.filter(row => filter.test({ row }));
}
