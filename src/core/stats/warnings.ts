import { ckmeans, quantile } from 'simple-statistics';
import { type Moments, momentsOf, momentsOfTrials } from './moments';
import { roundingError } from './resolution';
import type { SampleWarning } from './statistics';
import { tQuantile } from './student';
import { trendOf } from './trend';

/**
 * When a sample gets a warning: the fewest trials, and the distance that is too far. Clean normal data seldom
 * get one (each at most 3 %, most 1 %).
 */
const thresholds = {
  /** PTS's own limit for noisy, as a fraction. */
  noisy: { coefficientOfVariation: 0.06 },
  /** Probability of the one-sided t quantile; units of the resolution. */
  firstTrial: { n: 5, quantile: 0.9975, units: 1.5 },
  /** PTS stops at 256 trials; a text that claims far more is not worth n² comparisons. */
  drift: { n: 6, most: 1000, p: 0.01 },
  /** Gap between the groups in standard deviations within them; units of the resolution. */
  bimodal: { n: 8, group: 3, deviations: 4, units: 1.5 },
  /** Distance from the quartiles in interquartile ranges. */
  outlier: { n: 10, ranges: 3 },
} as const;

/** Tolerance around a multiple of u, so that the last bits of a subtraction do not decide. */
const slack = 1e-9;

/**
 * The warnings from the trials of one session alone (finite, in run order, in the unit of the result), at a
 * resolution u in that unit.
 */
export function warningsOf(input: {
  readonly trials: readonly number[];
  readonly resolution: number;
}): SampleWarning[] {
  const { trials, resolution } = input;
  const moments = momentsOfTrials(trials);
  if (moments === undefined) return [];
  return [
    fewTrials(moments),
    noisy(moments),
    firstTrial(trials, resolution),
    drift(trials),
    bimodal(trials, resolution),
    outlier(trials, resolution),
    atResolution(moments, resolution),
  ].filter(warning => warning !== undefined);
}

function fewTrials({ n }: Moments): SampleWarning | undefined {
  return n === 2 ? { id: 'few-trials' } : undefined;
}

function noisy({ n, mean, standardDeviation = 0 }: Moments): SampleWarning | undefined {
  const limit = thresholds.noisy.coefficientOfVariation;
  const variation = standardDeviation / Math.abs(mean);
  if (mean === 0 || !(variation > limit)) return undefined;
  return { id: 'noisy', args: { n, variation: Math.min(variation, Number.MAX_VALUE), limit } };
}

/** Warns when the first trial lies outside the prediction interval of the rest for one more trial. */
function firstTrial(trials: readonly number[], resolution: number): SampleWarning | undefined {
  const { n, quantile: p, units } = thresholds.firstTrial;
  const [first] = trials;
  if (first === undefined || trials.length < n) return undefined;
  const others = momentsOf(trials.slice(1));
  if (others?.standardDeviation === undefined) return undefined;
  const reach = tQuantile(p, others.n - 1) * others.standardDeviation * Math.sqrt(1 + 1 / others.n);
  const distance = Math.abs(first - others.mean);
  if (!(distance > reach && distance > units * resolution * (1 + slack))) return undefined;
  return { id: 'first-trial', args: { first, others: others.n, mean: others.mean } };
}

function drift(trials: readonly number[]): SampleWarning | undefined {
  const { n, most, p } = thresholds.drift;
  if (trials.length < n || trials.length > most) return undefined;
  const trend = trendOf(trials);
  if (!(trend.p < p)) return undefined;
  return { id: 'drift', args: { n: trials.length, direction: trend.score > 0 ? 'up' : 'down' } };
}

function bimodal(trials: readonly number[], resolution: number): SampleWarning | undefined {
  const { n, group, deviations, units } = thresholds.bimodal;
  if (trials.length < n) return undefined;
  const [lower, upper] = ckmeans([...trials], 2).map(cluster => ({
    values: cluster, // ascending
    moments: momentsOf(cluster),
  }));
  if (lower?.moments === undefined || upper?.moments === undefined) return undefined;
  if (lower.moments.n < group || upper.moments.n < group) return undefined;
  const gap = (upper.values[0] ?? 0) - (lower.values.at(-1) ?? 0);
  const within = Math.max(withinGroups(lower.moments, upper.moments), roundingError(resolution));
  if (!(gap > deviations * within && gap > units * resolution * (1 + slack))) return undefined;
  return {
    id: 'bimodal',
    args: {
      lowerCount: lower.moments.n,
      lower: lower.moments.mean,
      upperCount: upper.moments.n,
      upper: upper.moments.mean,
    },
  };
}

/** Standard deviation within two groups of trials, pooled. */
function withinGroups(a: Moments, b: Moments): number {
  const weigh = ({ n, standardDeviation = 0 }: Moments) =>
    standardDeviation * Math.sqrt((n - 1) / (a.n + b.n - 2));
  return Math.hypot(weigh(a), weigh(b));
}

function outlier(trials: readonly number[], resolution: number): SampleWarning | undefined {
  const { n, ranges } = thresholds.outlier;
  if (trials.length < n) return undefined;
  const [lower = 0, upper = 0] = quantile(
    [...trials],
    [quartile(0.25, trials.length), quartile(0.75, trials.length)],
  );
  const range = upper - lower;
  if (range < resolution * (1 - slack)) return undefined;
  const distance = (trial: number) => Math.max(lower - trial, trial - upper);
  const outliers = trials
    .filter(trial => distance(trial) > ranges * range)
    .toSorted((a, b) => distance(b) - distance(a));
  const [farthest] = outliers;
  return farthest === undefined ? undefined : { id: 'outlier', args: { count: outliers.length, farthest } };
}

/**
 * The probability at which simple-statistics' quantile (type 7 of Hyndman & Fan 1996) is their median-unbiased type 8.
 * Type 7 itself draws the quartiles of few trials together, and finds outliers in 4.5 % of clean samples of ten.
 */
function quartile(p: number, n: number): number {
  return ((n + 1 / 3) * p - 2 / 3) / (n - 1);
}

function atResolution({ n, standardDeviation }: Moments, resolution: number): SampleWarning | undefined {
  if (standardDeviation === undefined) return undefined;
  return roundingError(resolution) > standardDeviation / Math.sqrt(n)
    ? { id: 'resolution', args: { resolution } }
    : undefined;
}
