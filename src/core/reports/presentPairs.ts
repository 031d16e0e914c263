import type { PairComparison, Row } from '../comparison/model';

/** The pairs of a row that a report has a line for: there is nothing to read in one of a system without the result. */
export function presentPairs({ samples, comparisons }: Row): readonly PairComparison[] {
  const measured = new Set(samples.map(({ system }) => system));
  return comparisons.filter(({ system, verdict }) => verdict !== 'missing' || measured.has(system));
}
