import type { BenchmarkResult } from '../results/resultFile';
import type { Row } from './comparison';

/** Unique in a comparison: the result's key, with `#2` for a second result of the same key in a file. */
export function rowIdOf({ key, occurrence }: Pick<BenchmarkResult, 'key' | 'occurrence'>): string {
  return occurrence === 0 ? key : `${key}#${occurrence + 1}`;
}

/** Which of the results of its key a row is of, in each file: 0 for the first. */
export function occurrenceOf({ id, key }: Pick<Row, 'id' | 'key'>): number {
  return id === key ? 0 : Number(id.slice(key.length + 1)) - 1;
}
