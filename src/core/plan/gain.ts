import type { UndecidedPair } from '../comparison/undecidedRows';
import { foundAfter } from '../stats/found';
import type { Runs } from '../stats/undecidedRow';
import type { Gain } from './plan';

/** What so many runs give a pair, of which some are decided; undefined where they find nothing that can be said. */
export function gainOf(
  pair: UndecidedPair,
  runs: Runs,
  decided: ReadonlySet<UndecidedPair>,
): Gain | undefined {
  const { undecided } = pair;
  if (undecided === undefined) return { kind: 'interval' };
  if (decided.has(pair)) return { kind: 'decides' };
  const finds = foundAfter(undecided, runs);
  const of = undecided.margin === undefined ? 'difference' : 'ratio';
  return finds === undefined ? undefined : { kind: 'finds', of, finds };
}

/** Of a row that is open beside several systems, what is promised of all of them. */
export function weakest(gains: readonly Gain[]): Gain | undefined {
  const first = gains.find(({ kind }) => kind === 'interval');
  if (first !== undefined) return first;
  const finding = gains.filter(gain => gain.kind === 'finds').sort((a, b) => b.finds - a.finds);
  return finding[0] ?? gains[0];
}
