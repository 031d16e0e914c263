import { type Message, message } from '../messages/message';
import { isPaired } from '../results/displayFormat';
import { profileOf } from '../results/profileName';
import { geometricMean, type OverallRow } from '../stats/votes';
import type { PairComparison, Row } from './comparison';

/** The row's contribution to the geometric mean, or the reason it is left out. */
export function voteOf(
  row: Omit<Row, 'comparisons'>,
  pair: PairComparison | undefined,
  keys: ReadonlySet<string>,
): OverallRow | Message {
  if (!isPaired(row.displayFormat)) return message('comparison.left-out-series');
  const { effect } = pair ?? {};
  if (pair === undefined || effect === undefined)
    return message('comparison.left-out-unpaired', { verdict: pair?.verdict ?? 'missing' });
  if (row.identifier === undefined) return message('comparison.left-out-derived');
  if (row.parent !== undefined && row.parent !== row.key && keys.has(row.parent))
    return message('comparison.left-out-child');
  if (row.proportion !== 'HIB' && row.proportion !== 'LIB')
    return message('comparison.left-out-no-direction');
  if (effect.kind === 'difference') return message('comparison.left-out-no-ratio');
  const vote = { profile: profileOf(row.identifier).name, logRatio: Math.log(effect.ratio) };
  return effect.test === undefined
    ? vote
    : {
        ...vote,
        standardError: effect.test.trialNoise.logStandardError,
        degreesOfFreedom: effect.test.trialNoise.degreesOfFreedom,
      };
}

/** The geometric mean of one system over some rows of a comparison: a point without an interval. */
export interface GroupMean {
  readonly system: string;
  readonly ratio: number;
}

/**
 * The mean of each system over a group of two or more voting rows.
 * @param all the rows of the comparison: a further metric of a result among them does not vote
 */
export function groupMeansOf(
  group: readonly Row[],
  all: readonly Row[],
  systems: readonly string[],
): readonly GroupMean[] {
  const keys = new Set(all.map(({ key }) => key));
  return systems.flatMap(system => {
    const votes = group.flatMap(row => {
      const pair = row.comparisons.find(one => one.system === system);
      const vote = voteOf(row, pair, keys);
      return 'id' in vote ? [] : [vote];
    });
    return votes.length < 2 ? [] : [{ system, ratio: geometricMean(votes) }];
  });
}
