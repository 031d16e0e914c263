import type { Comparison, PairComparison, Row } from './comparison';
import { trustOf } from './trust';

/**
 * Whether more trials may say more of a row: beside the baseline (of one pair, where it is given), or of the only system,
 * where its interval is wider than the margin or there is none.
 */
export function needsTrials(
  row: Row,
  { systems, method }: Pick<Comparison, 'systems' | 'method'>,
  only?: PairComparison,
): boolean {
  if (systems.length > 1)
    return (only === undefined ? row.comparisons : [only]).some(
      ({ verdict, advice }) =>
        verdict === 'single-trial' || (verdict === 'inconclusive' && advice !== undefined),
    );
  return row.samples.some(sample => {
    const trust = trustOf(row, sample, method.margin);
    return trust === 'single' || (trust === 'more' && sample.needs !== undefined);
  });
}
