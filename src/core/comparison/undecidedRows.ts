import type { Method } from '../stats/statistics';
import type { UndecidedRow } from '../stats/undecidedRow';
import type { ComparedSystem, Comparison, PairComparison, Row, RowSample } from './comparison';
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
 * The undecided rows of systems beside the baseline, by system and in the order of the rows. A verdict that is withheld
 * because the pooled sessions are not one system is not among them: no trial decides it.
 */
export function undecidedPairs(comparison: Comparison, labels: readonly string[]): readonly UndecidedPair[] {
  const { rows, systems } = comparison;
  const baseline = systems.find(({ label }) => label === comparison.baseline);
  if (baseline === undefined) return [];
  const bySystem = new Map(systems.map(system => [system.label, system]));
  const pairsOf = new Map<string, RowPair[]>(labels.map(label => [label, []]));
  for (const row of rows) {
    const samples = new Map(row.samples.map(sample => [sample.system, sample]));
    const ours = samples.get(baseline.label);
    for (const pair of row.comparisons) {
      const theirs = samples.get(pair.system);
      pairsOf.get(pair.system)?.push({ row, pair, ours, theirs });
    }
  }
  return labels.flatMap(label => {
    const other = bySystem.get(label);
    return other === undefined
      ? []
      : undecidedOf(pairsOf.get(label) ?? [], baseline, other, comparison.method);
  });
}

/** A pair with the samples of its sides. */
interface RowPair {
  readonly row: Row;
  readonly pair: PairComparison;
  readonly ours: RowSample | undefined;
  readonly theirs: RowSample | undefined;
}

function undecidedOf(
  pairs: readonly RowPair[],
  baseline: ComparedSystem,
  other: ComparedSystem,
  method: Method,
): readonly UndecidedPair[] {
  const family = pairs.filter(({ pair }) => pair.adjustedP !== undefined);
  const ranks = ranksOf(family.map(({ pair }) => pair.effect?.test?.p ?? 1));
  const rankOf = new Map(family.map(({ row }, index) => [row.id, ranks[index] ?? family.length]));
  return pairs.flatMap(({ row, pair, ours, theirs }) => {
    if (pair.verdict === 'single-trial') return [{ row, pair }];
    if (pair.verdict !== 'inconclusive' || pair.advice === undefined || pair.effect === undefined) return [];
    const pairing =
      ours && theirs && pairSessions({ system: baseline, sample: ours }, { system: other, sample: theirs });
    const rank = rankOf.get(row.id);
    const place = rank === undefined ? undefined : { rank, of: family.length };
    const undecided = pairing && undecidedRow(row, pairing, pair.effect, method, place);
    return [{ row, pair, ...(undecided === undefined ? {} : { undecided }) }];
  });
}
