import type { Comparison } from './comparison';
import { headlineOf, type SystemHeadline } from './headline';

/** What a comparison of two runs says has changed, by its verdicts alone. */
export interface Changes {
  readonly headline: SystemHeadline;
  /** Rows with an established difference. */
  readonly changed: number;
  /** Rows that both runs measured. */
  readonly of: number;
}

/**
 * The changes from the baseline to the other system; undefined where they share no row, or are seen to have run on
 * different machines.
 */
export function changesIn(comparison: Comparison): Changes | undefined {
  const [headline] = headlineOf(comparison).systems;
  const isElsewhere = comparison.facts.some(
    ({ fact, state }) => state === 'differs' && (fact === 'machine' || fact === 'cpu-model'),
  );
  if (headline === undefined || isElsewhere) return undefined;
  const { counts } = headline;
  const changed = counts.slower + counts.faster + counts.differs;
  const of = changed + counts.equivalent + counts.inconclusive + counts['single-trial'];
  return of === 0 ? undefined : { headline, changed, of };
}
