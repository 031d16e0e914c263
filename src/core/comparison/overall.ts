import { type Message, message } from '../messages/message';
import { profileOf } from '../results/profileName';
import type { Method } from '../stats/model';
import { type OverallRow, overallBetweenSessions, overallRatio } from '../stats/overall';
import { isPaired } from './formats';
import type { ComparedSystem, OverallRatio, PairComparison } from './model';
import type { SampledRow } from './rows';

/** The geometric mean of a system's performance ratios to the baseline, and what was left out of it. */
export function overallOf(
  rows: readonly SampledRow[],
  baseline: ComparedSystem,
  system: ComparedSystem,
  pairs: ReadonlyMap<string, PairComparison>,
  method: Method,
): OverallRatio {
  const keys = new Set(rows.map(row => row.key));
  const voters: { readonly row: SampledRow; readonly vote: OverallRow }[] = [];
  const leftOut: { readonly row: string; readonly reason: Message }[] = [];
  for (const row of rows) {
    const vote = voteOf(row, pairs.get(row.id), keys);
    if ('id' in vote) leftOut.push({ row: row.id, reason: vote });
    else voters.push({ row, vote });
  }
  const point = overallRatio(
    voters.map(({ vote }) => vote),
    method,
  );
  if (point === undefined) return { system: system.label, results: 0, votes: 0, leftOut };

  const hasSessions = baseline.sessions.length > 1 && system.sessions.length > 1;
  const sessions = hasSessions
    ? overallBetweenSessions(
        voters.map(({ row, vote: { profile } }) => ({
          profile,
          proportion: row.proportion,
          resolution: row.resolution ?? 1,
          baseline: trialsBySession(row, baseline),
          other: trialsBySession(row, system),
        })),
        method.confidence,
      )
    : undefined;
  const estimate = sessions ?? point.withNoise;
  return {
    system: system.label,
    ratio: point.ratio,
    ...(estimate === undefined
      ? {}
      : {
          withNoise: { ratio: estimate.ratio, interval: estimate.interval, results: estimate.results },
          kind: sessions === undefined ? ('within-session' as const) : ('between-sessions' as const),
        }),
    ...(point.spread === undefined ? {} : { spread: point.spread }),
    ...(point.ifOthers === undefined ? {} : { ifOthers: point.ifOthers }),
    ...(point.outweighs === undefined ? {} : { outweighs: point.outweighs }),
    results: point.results,
    votes: point.votes,
    leftOut,
  };
}

/** Marks means that are over different sets of benchmarks (Fleming & Wallace 1986: they must not be compared). */
export function markDifferentSets(overall: readonly OverallRatio[]): readonly OverallRatio[] {
  const means = overall.filter(({ results }) => results > 0);
  const setOf = ({ leftOut }: OverallRatio) => leftOut.map(({ row }) => row).join('\n');
  const [first, ...others] = means.map(setOf);
  if (others.every(set => set === first)) return overall;
  return overall.map(one => (one.results > 0 ? { ...one, otherBenchmarks: true as const } : one));
}

/** The row's contribution to the geometric mean, or the reason it is left out. */
function voteOf(
  row: SampledRow,
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

function trialsBySession(row: SampledRow, system: ComparedSystem): readonly (readonly number[])[] {
  const sample = row.bySystem.get(system.label);
  return system.sessions.map(
    (_, index) => sample?.sessions.find(({ session }) => session === index)?.trials ?? [],
  );
}
