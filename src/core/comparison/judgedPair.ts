import type { Doubt } from '../environment/sanity';
import type { Method } from '../stats/model';
import { attributePair } from './attributePairs';
import { doubtsOfPair } from './doubts';
import type { Environments } from './environments';
import type { JoinedRow } from './join';
import { withholdVerdict } from './mixedPools';
import type { ComparedSystem, OverallRatio, PairComparison } from './model';
import type { NearMisses } from './nearMisses';
import { overallOf } from './overall';
import { comparePair } from './pairs';
import { hasSameNames, type SampledRow } from './rows';

/** A system and the baseline it is compared with. */
export interface Sides {
  readonly baseline: ComparedSystem;
  readonly system: ComparedSystem;
}

/** All that is said of a system beside the baseline. Maps are by the id of the row. */
export interface JudgedPair {
  readonly comparisons: ReadonlyMap<string, PairComparison>;
  readonly overall: OverallRatio;
  readonly doubts: ReadonlyMap<string, readonly Doubt[]>;
}

/** Judges one pair of systems in all rows. */
export function judgePair(
  rows: readonly SampledRow[],
  joined: ReadonlyMap<string, JoinedRow>,
  sides: Sides,
  method: Method,
  nearMisses: NearMisses,
  environments: Environments,
): JudgedPair {
  const { baseline, system } = sides;
  const compared = comparePair(rows, baseline, system, method, nearMisses);
  const attributed = attributePair(compared, rows, joined, sides, environments);
  const comparisons = withholdMixed(attributed, rows, sides, environments);
  return {
    comparisons,
    overall: overallOf(rows, baseline, system, comparisons, method),
    doubts: doubtsOfPair(rows, sides, comparisons, environments),
  };
}

/**
 * Whether the rows hold the same for a pair of systems as those before: their p values are corrected together, and their
 * noise is shared, so that one that changed changes them all.
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
