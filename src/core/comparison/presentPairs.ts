import type { PairComparison, Row } from './comparison';

/** The pairs of a row that a report lists: a system without the result has nothing to show. */
export function presentPairs({ samples, comparisons }: Row): readonly PairComparison[] {
  const measured = new Set(samples.map(({ system }) => system));
  return comparisons.filter(({ system, verdict }) => verdict !== 'missing' || measured.has(system));
}
