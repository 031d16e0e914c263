import { overallBetweenSessions, overallRatio } from '../stats/overall';
import type { Method } from '../stats/statistics';
import type { OverallRow } from '../stats/votes';
import { eachInSteps, type Steps } from '../steps';
import type { ComparedSystem, OverallRatio, PairComparison } from './comparison';
import type { SampledRow } from './rows';
import { voteOf } from './votes';

/** The mean of one system with the rows that vote in it, by id. */
export interface SystemMean {
  readonly overall: OverallRatio;
  readonly voters: readonly string[];
}

/** The geometric mean of a system's performance ratios to the baseline, with the rows it leaves out. */
export function* overallOf(
  rows: readonly SampledRow[],
  baseline: ComparedSystem,
  system: ComparedSystem,
  pairs: ReadonlyMap<string, PairComparison>,
  method: Method,
): Steps<SystemMean> {
  const keys = new Set(rows.map(row => row.key));
  const votes = yield* votesOf(rows, system, pairs, keys);
  yield;
  return {
    overall: meanOf(votes, baseline, system, method),
    voters: votes.voters.map(({ row }) => row.id),
  };
}

interface Votes {
  readonly voters: readonly { readonly row: SampledRow; readonly vote: OverallRow }[];
  readonly leftOut: OverallRatio['leftOut'];
  readonly missing: number;
}

function* votesOf(
  rows: readonly SampledRow[],
  system: ComparedSystem,
  pairs: ReadonlyMap<string, PairComparison>,
  keys: ReadonlySet<string>,
): Steps<Votes> {
  const voters: Votes['voters'][number][] = [];
  const leftOut: Votes['leftOut'][number][] = [];
  let missing = 0;
  yield* eachInSteps(rows, row => {
    const pair = pairs.get(row.id);
    // A near miss is listed with its reason, not only counted.
    if (!row.bySystem.has(system.label) && pair?.verdict !== 'different') {
      missing += 1;
      return;
    }
    const vote = voteOf(row, pair, keys);
    if ('id' in vote) leftOut.push({ row: row.id, reason: vote });
    else voters.push({ row, vote });
  });
  return { voters, leftOut, missing };
}

function meanOf(
  { voters, leftOut, missing }: Votes,
  baseline: ComparedSystem,
  system: ComparedSystem,
  method: Method,
): OverallRatio {
  const point = overallRatio(
    voters.map(({ vote }) => vote),
    method,
  );
  if (point === undefined) return { system: system.label, results: 0, votes: 0, leftOut, missing };

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
    missing,
  };
}

/** Marks means over different sets of benchmarks (Fleming & Wallace 1986: they must not be compared). */
export function markDifferentSets(means: readonly SystemMean[]): readonly OverallRatio[] {
  const [first, ...others] = means
    .filter(({ voters }) => voters.length > 0)
    .map(({ voters }) => voters.join('\n'));
  if (others.every(set => set === first)) return means.map(({ overall }) => overall);
  return means.map(({ overall }) =>
    overall.results > 0 ? { ...overall, otherBenchmarks: true as const } : overall,
  );
}

function trialsBySession(row: SampledRow, system: ComparedSystem): readonly (readonly number[])[] {
  const sample = row.bySystem.get(system.label);
  return system.sessions.map(
    (_, index) => sample?.sessions.find(({ session }) => session === index)?.trials ?? [],
  );
}
