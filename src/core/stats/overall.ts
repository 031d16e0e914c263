import type { Proportion } from '../results/resultFile';
import { directionOf } from './direction';
import { ratioOf } from './finite';
import { momentsOf, momentsOfLogs } from './moments';
import { allPositive } from './ratio';
import { logRoundingError } from './resolution';
import type { Interval } from './statistics';
import { careful, type Estimate, tInterval } from './student';
import { differenceOfMeans, type Estimates, type Side, withKnown } from './twoSamples';
import { geometricMean, type OverallRow, weigh, weightedSum } from './votes';

/** Fewest votes for an estimate about other benchmarks. */
const leastVotes = 3;

/** A geometric mean of performance ratios with its interval, over `results` rows in `votes` profiles. */
export interface OverallEstimate {
  readonly ratio: number;
  readonly interval: Interval;
  readonly results: number;
  readonly votes: number;
}

export interface OverallPoint {
  readonly ratio: number;
  readonly results: number;
  readonly votes: number;
  /** Over the rows with noise only; the same `ratio` where all have some, absent where none has. */
  readonly withNoise?: OverallEstimate;
  /** The least and the greatest vote, as ratios, and the standard deviation of their logarithms; of two or more. */
  readonly spread?: Interval & { readonly standardDeviation: number };
  /** The mean of other benchmarks, if these represent them: Student's t over the votes. Of three or more. */
  readonly ifOthers?: Interval;
  /** The profile whose vote moves the mean by more than all others together; of three or more. */
  readonly outweighs?: string;
}

/**
 * Geometric mean of performance ratios (Fleming & Wallace 1986) over the rows that both systems have and that
 * vote; undefined without rows. The options of a profile are averaged, in logarithms, to one vote first. Its
 * interval includes trial noise only, for these benchmarks: variance Σ w²se², ν = (Σ w²se²)²/Σ(w⁴se⁴/ν_i)
 * with w the weight of a row. `boots`, the fraction by which boots differ, widens it as if a boot moved all
 * benchmarks together: a boot that moves each by itself would average out, and which of the two holds is
 * unknown.
 */
export function overallRatio(
  rows: readonly OverallRow[],
  { confidence, boots = 0 }: { readonly confidence: number; readonly boots?: number | undefined },
): OverallPoint | undefined {
  if (rows.length === 0) return undefined;
  const { votes } = weigh(rows);
  const noisy = rows.flatMap(({ profile, logRatio, standardError, degreesOfFreedom }) =>
    standardError === undefined || degreesOfFreedom === undefined
      ? []
      : [{ profile, value: logRatio, standardError, degreesOfFreedom }],
  );
  const point = {
    ratio: geometricMean(rows),
    results: rows.length,
    votes,
  };
  return {
    ...point,
    ...(noisy.length === 0 ? {} : { withNoise: fromNoise(noisy, confidence, boots) }),
    ...overBenchmarks(votesOf(rows), confidence),
  };
}

/** ln of each profile's ratio: the mean over its rows. */
function votesOf(rows: readonly OverallRow[]): ReadonlyMap<string, number> {
  const logs = new Map<string, number[]>();
  for (const { profile, logRatio } of rows) {
    const list = logs.get(profile);
    if (list === undefined) logs.set(profile, [logRatio]);
    else list.push(logRatio);
  }
  return new Map([...logs].map(([profile, list]) => [profile, momentsOf(list)?.mean ?? 0]));
}

/** How far the benchmarks differ from each other, which trial noise does not show. */
function overBenchmarks(
  votes: ReadonlyMap<string, number>,
  confidence: number,
): Pick<OverallPoint, 'spread' | 'ifOthers' | 'outweighs'> {
  const logs = [...votes.values()];
  const moments = momentsOf(logs);
  if (moments?.standardDeviation === undefined) return {};
  const { n, mean, standardDeviation } = moments;
  const spread = {
    low: ratioOf(logs.reduce((a, b) => Math.min(a, b))),
    high: ratioOf(logs.reduce((a, b) => Math.max(a, b))),
    standardDeviation,
  };
  if (n < leastVotes) return { spread };
  const standardError = standardDeviation / Math.sqrt(n);
  const { low, high } = tInterval({ value: mean, standardError, degreesOfFreedom: n - 1 }, confidence);
  const all = logs.reduce((sum, log) => sum + Math.abs(log), 0);
  const [heaviest] = [...votes].find(([, log]) => 2 * Math.abs(log) > all) ?? [];
  return {
    spread,
    ifOthers: { low: ratioOf(low), high: ratioOf(high) },
    ...(heaviest === undefined ? {} : { outweighs: heaviest }),
  };
}

function fromNoise(
  rows: readonly (Estimate & { readonly profile: string })[],
  confidence: number,
  boots: number,
): OverallEstimate {
  const { weights, votes } = weigh(rows);
  const errors = rows.map((row, index) => row.standardError * (weights[index] ?? 0));
  const standardError = length(errors);
  // Σ of squared shares of the variance: fourth powers would underflow.
  const inverse = rows.reduce(
    (sum, row, index) => sum + ((errors[index] ?? 0) / standardError) ** 4 / row.degreesOfFreedom,
    0,
  );
  const sum = rows.reduce((total, row) => total + row.degreesOfFreedom, 0);
  const mean = {
    value: weightedSum(
      rows.map(row => row.value),
      weights,
    ),
    standardError,
    degreesOfFreedom: standardError > 0 ? 1 / inverse : sum,
  };
  const means: Estimates = boots > 0 ? withKnown([mean], Math.SQRT2 * Math.log1p(boots)) : [mean];
  return toOverall(means, { confidence, results: rows.length, votes });
}

/** One benchmark's trials by session, for the mean of all between sessions. */
export interface OverallSessionsRow {
  readonly profile: string;
  readonly proportion: Proportion;
  /** u of the result, in its unit. */
  readonly resolution: number;
  /** Trials of every session of the system, in the same order in every row; empty where a session lacks the row. */
  readonly baseline: readonly (readonly number[])[];
  readonly other: readonly (readonly number[])[];
}

/**
 * The geometric mean with an interval that holds for further sessions: every session of a system has one
 * geometric mean over the benchmarks, and these are compared as in `effectOfSessions`. Only rows count that
 * every session has, with values above zero. Undefined for fewer than two sessions on a side, or no such row.
 */
export function overallBetweenSessions(
  rows: readonly OverallSessionsRow[],
  confidence: number,
): OverallEstimate | undefined {
  const whole = rows.filter(row =>
    [...row.baseline, ...row.other].every(trials => trials.length > 0 && allPositive(trials)),
  );
  const { weights, votes } = weigh(whole);
  const sideOf = (name: 'baseline' | 'other'): Side | undefined => {
    const moments = momentsOf(
      (whole[0]?.[name] ?? []).map((_, session) =>
        weightedSum(
          whole.map(row => directionOf(row.proportion) * meanLog(row[name][session] ?? [])),
          weights,
        ),
      ),
    );
    const rounding = length(
      whole.map(
        (row, index) =>
          (weights[index] ?? 0) * logRoundingError(row.resolution, momentsOf(row[name].flat())?.mean ?? 0),
      ),
    );
    return moments && { moments, rounding };
  };
  const [a, b] = [sideOf('baseline'), sideOf('other')];
  const estimates = a && b && differenceOfMeans(a, b, 'pooled');
  return estimates && toOverall(estimates, { confidence, results: whole.length, votes });
}

function meanLog(trials: readonly number[]): number {
  return momentsOfLogs(trials)?.mean ?? 0;
}

function toOverall(
  logs: Estimates,
  { confidence, results, votes }: { confidence: number; results: number; votes: number },
): OverallEstimate {
  const { estimate, low, high } = careful(logs, confidence);
  return {
    ratio: ratioOf(estimate.value),
    interval: { low: ratioOf(low), high: ratioOf(high) },
    results,
    votes,
  };
}

/** Square root of the sum of squares. */
function length(values: readonly number[]): number {
  return values.reduce((sum, value) => Math.hypot(sum, value), 0);
}
