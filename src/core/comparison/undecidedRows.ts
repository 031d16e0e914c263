import type { UndecidedRow } from '../stats/advice';
import type { Comparison, PairComparison, Row } from './comparison';
import { ranksOf } from './pairs';
import { undecidedRow } from './rowAdvice';
import { pairSessions } from './sessionPairing';

/** A row that more trials of a system and the baseline may decide. */
export interface UndecidedPair {
  readonly row: Row;
  readonly pair: PairComparison;
  /** Absent where the trials give no estimate of the noise, which is so with a single trial on a side. */
  readonly undecided?: UndecidedRow;
}

/**
 * The undecided rows of a system beside the baseline, in the order of the rows. A verdict that is withheld because the
 * pooled sessions are not one system is not among them: no trial decides it.
 */
export function undecidedPairs(comparison: Comparison, label: string): readonly UndecidedPair[] {
  const { rows, systems, method } = comparison;
  const baseline = systems.find(system => system.label === comparison.baseline);
  const other = systems.find(system => system.label === label);
  if (baseline === undefined || other === undefined || baseline === other) return [];
  const pairs = rows.flatMap(row => {
    const pair = row.comparisons.find(({ system }) => system === label);
    return pair === undefined ? [] : [{ row, pair }];
  });
  const family = pairs.filter(({ pair }) => pair.adjustedP !== undefined);
  const ranks = ranksOf(family.map(({ pair }) => pair.effect?.test?.p ?? 1));
  const rankOf = new Map(family.map(({ row }, index) => [row.id, ranks[index] ?? family.length]));
  return pairs.flatMap(({ row, pair }) => {
    if (pair.verdict === 'single-trial') return [{ row, pair }];
    if (pair.verdict !== 'inconclusive' || pair.advice === undefined || pair.effect === undefined) return [];
    const [ours, theirs] = [baseline, other].map(({ label }) =>
      row.samples.find(({ system }) => system === label),
    );
    const pairing =
      ours && theirs && pairSessions({ system: baseline, sample: ours }, { system: other, sample: theirs });
    const rank = rankOf.get(row.id);
    const place = rank === undefined ? undefined : { rank, of: family.length };
    const undecided = pairing && undecidedRow(row, pairing, pair.effect, method, place);
    return [{ row, pair, ...(undecided === undefined ? {} : { undecided }) }];
  });
}
