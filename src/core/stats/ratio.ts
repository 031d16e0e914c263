import type { Proportion } from '../results/resultFile';
import { directionOf } from './direction';
import { ratioOf } from './finite';
import { momentsOfLogs, momentsOfTrials } from './moments';
import { logRoundingError } from './resolution';
import { moderate, type RowNoise } from './sharedNoise';
import type { Effect, EffectBasis, EffectOptions, Method, RatioTest } from './statistics';
import { careful, type Estimate, equivalenceTest, tTest } from './student';
import {
  differenceAt,
  differenceOfMeans,
  type Estimates,
  pooledVariance,
  type Side,
  withKnown,
} from './twoSamples';

/** True when all values are above zero, as a logarithm and a ratio need. */
export function allPositive(values: readonly number[]): boolean {
  return values.every(value => value > 0);
}

/**
 * Ratio of the geometric means of trials above zero, inverted where less is better, with a t interval on the
 * logarithms (Kalibera & Jones 2013: the ratio with its interval): Welch's, where the counts differ the wider of
 * Welch's and Student's, and with a prior that of the moderated variance (Smyth 2004). Each standard error is
 * max(s/√n, u/(√12·mean)).
 */
export function ratioOfSides(
  sides: LogSides,
  { proportion, method, prior }: Omit<EffectOptions, 'resolution'>,
): Effect {
  const { a, b } = sides;
  const own = differenceOfMeans(a, b, 'welch');
  if (own === undefined)
    return { kind: 'ratio', ratio: ratioOf(directionOf(proportion) * (b.moments.mean - a.moments.mean)) };
  const row = prior === undefined ? undefined : noiseOf(sides);
  if (prior === undefined || row === undefined) return toRatio(own, proportion, method, 'within-session');
  const moderated = differenceAt(a, b, moderate(row, prior));
  const { low, high } = logInterval(own, proportion, method, 'within-session');
  const shared = { rows: prior.rows, own: { low: ratioOf(low), high: ratioOf(high) } };
  return toRatio([moderated], proportion, method, 'within-session', shared);
}

/** Logarithms of the trials of two sides. */
export interface LogSides {
  readonly a: Side;
  readonly b: Side;
}

/** The sides of a ratio, of trials of the baseline and of another; undefined where one has none, or not all are above zero. */
export function logSidesOf(
  baseline: readonly number[],
  other: readonly number[],
  resolution: number,
): LogSides | undefined {
  if (!allPositive(baseline) || !allPositive(other)) return undefined;
  const a = logSide(baseline, resolution);
  const b = logSide(other, resolution);
  return a === undefined || b === undefined ? undefined : { a, b };
}

/** Logarithms of the trials of one side; undefined without any. */
function logSide(trials: readonly number[], resolution: number): Side | undefined {
  const moments = momentsOfLogs(trials);
  return moments && { moments, rounding: logRoundingError(resolution, momentsOfTrials(trials)?.mean ?? 0) };
}

/** Fewer trials on a side get no verdict, and do not count for the noise of other rows. */
const leastTrials = 3;

/** From here on an interval covers less than it should: 84 % of bimodal data with 3 trials against 12. */
const unequalCounts = 3;

/** True when the counts of two samples are three or more times apart. */
export function areFarApart(a: number, b: number): boolean {
  return Math.max(a, b) >= unequalCounts * Math.min(a, b);
}

/** The noise of two samples for use by other rows; undefined for too few trials, or without logarithms. */
export function noiseOf(sides: LogSides | undefined): RowNoise | undefined {
  if (sides === undefined) return undefined;
  const { a, b } = sides;
  if (Math.min(a.moments.n, b.moments.n) < leastTrials) return undefined;
  const { variance, degreesOfFreedom } = pooledVariance(a.moments, b.moments);
  // `rounding` is u/(√12·mean): its square is the variance of a uniform error in one trial.
  const part = ({ moments, rounding }: Side) => (rounding ** 2 * (moments.n - 1)) / degreesOfFreedom;
  return { variance, degreesOfFreedom, rounding: part(a) + part(b) };
}

/** A ratio with its interval and tests from estimates of a difference of logarithms, `other` less the baseline. */
export function toRatio(
  differences: Estimates,
  proportion: Proportion,
  method: Method,
  basis: EffectBasis,
  shared?: RatioTest['shared'],
): Effect {
  const { logs, boots, all, estimate, low, high } = logInterval(differences, proportion, method, basis);
  const trialNoise = boots === undefined ? estimate : careful(logs, method.confidence).estimate;
  const margin = Math.log1p(method.margin);
  const test: RatioTest = {
    low: ratioOf(low),
    high: ratioOf(high),
    p: Math.max(...all.map(tTest)),
    degreesOfFreedom: estimate.degreesOfFreedom,
    basis,
    logStandardError: estimate.standardError,
    equivalenceP: Math.max(...all.map(one => equivalenceTest(one, margin))),
    trialNoise: {
      logStandardError: trialNoise.standardError,
      degreesOfFreedom: trialNoise.degreesOfFreedom,
    },
    ...(boots === undefined ? {} : { boots }),
    ...(shared === undefined ? {} : { shared }),
  };
  return { kind: 'ratio', ratio: ratioOf(estimate.value), test };
}

/** The widest interval of a difference of logarithms, positive if `other` is better, with its estimates. */
function logInterval(
  [first, ...more]: Estimates,
  proportion: Proportion,
  method: Method,
  basis: EffectBasis,
) {
  const turned = (one: Estimate): Estimate => ({ ...one, value: directionOf(proportion) * one.value });
  const logs: Estimates = [turned(first), ...more.map(turned)];
  // Each side is one boot of many; the variance between boots, ln(1+boots)² of each, is taken as known.
  const boots = basis === 'within-session' ? method.boots : undefined;
  const all = boots === undefined ? logs : withKnown(logs, Math.SQRT2 * Math.log1p(boots));
  return { logs, boots, all, ...careful(all, method.confidence) };
}
