import type { Doubt } from '../environment/fairness/sanity';
import type { Method } from '../stats/statistics';
import type { Steps } from '../steps';
import { attributePair } from './attributePairs';
import type { ComparedSystem, PairComparison } from './comparison';
import { doubtsOfPair } from './doubts';
import type { Environments } from './environments';
import type { ComparedFacts } from './factRows';
import type { JoinedRow } from './join';
import { withholdVerdict } from './mixedPools';
import type { NearMisses } from './nearMisses';
import { comparePair } from './pairs';
import { hasSameNames, type SampledRow } from './rows';
import { overallOf, type SystemMean } from './systemMeans';

/** A system and the baseline it is compared with. */
export interface Sides {
  readonly baseline: ComparedSystem;
  readonly system: ComparedSystem;
}

/** The judgement of a system beside the baseline. Maps are by the id of the row. */
export interface JudgedPair {
  readonly comparisons: ReadonlyMap<string, PairComparison>;
  readonly mean: SystemMean;
  readonly doubts: ReadonlyMap<string, readonly Doubt[]>;
}

/** An earlier judgement of the same systems, with its rows. */
export interface PairBefore {
  readonly rows: readonly SampledRow[];
  readonly pair: JudgedPair;
}

/** Judges one pair of systems in all rows. The attribution of a row depends on no number: it is reused while the row is unchanged. */
export function* judgePair(
  rows: readonly SampledRow[],
  joined: ReadonlyMap<string, JoinedRow>,
  sides: Sides,
  method: Method,
  nearMisses: NearMisses,
  environments: Environments,
  facts: ComparedFacts,
  before?: PairBefore,
): Steps<JudgedPair> {
  const { baseline, system } = sides;
  const compared = new Map(yield* comparePair(rows, baseline, system, method, nearMisses));
  yield;
  const open = before === undefined ? rows : rowsToAttribute(rows, compared, before);
  const attributed = yield* attributePair(compared, open, joined, sides, environments, facts);
  yield;
  const comparisons = withholdMixed(attributed, rows, sides, environments);
  yield;
  const mean = yield* overallOf(rows, baseline, system, comparisons, method);
  yield;
  return { comparisons, mean, doubts: doubtsOfPair(rows, sides, comparisons, environments) };
}

/** Sets the earlier attribution of pairs in unchanged rows; returns the other rows. */
function rowsToAttribute(
  rows: readonly SampledRow[],
  pairs: Map<string, PairComparison>,
  before: PairBefore,
): readonly SampledRow[] {
  const unchanged = new Set(before.rows);
  return rows.filter(row => {
    const pair = pairs.get(row.id);
    const { attribution, attributionReasons, attributionFacts } = before.pair.comparisons.get(row.id) ?? {};
    if (!unchanged.has(row) || pair?.effect === undefined) return true;
    if (attribution === undefined || attributionReasons === undefined || attributionFacts === undefined)
      return true;
    pairs.set(row.id, { ...pair, attribution, attributionReasons, attributionFacts });
    return false;
  });
}

/**
 * True when the rows are as before for a pair of systems. Their p values are corrected together and their noise is shared,
 * so a change of one changes them all.
 */
export function areSameForPair(
  rows: readonly SampledRow[],
  before: readonly SampledRow[],
  { baseline, system }: Sides,
): boolean {
  return (
    rows.length === before.length &&
    rows.every((row, index) => {
      const last = before[index];
      if (row === last) return true;
      return (
        last !== undefined &&
        hasSameNames(row, last) &&
        row.resolution === last.resolution &&
        [baseline, system].every(({ label }) => row.bySystem.get(label) === last.bySystem.get(label))
      );
    })
  );
}

function withholdMixed(
  pairs: ReadonlyMap<string, PairComparison>,
  rows: readonly SampledRow[],
  sides: Sides,
  { mixed }: Environments,
): ReadonlyMap<string, PairComparison> {
  const pools = [sides.baseline, sides.system].flatMap(({ label }) => {
    const pool = mixed.get(label);
    return pool === undefined ? [] : [{ label, mixed: pool }];
  });
  if (pools.length === 0) return pairs;
  const withheld = new Map(pairs);
  for (const row of rows) {
    const pair = pairs.get(row.id);
    if (pair !== undefined) withheld.set(row.id, withholdVerdict(pair, row, pools));
  }
  return withheld;
}
