import { directionOf } from './direction';
import { finite } from './finite';
import type { Effect, EffectBasis, EffectOptions, Method } from './model';
import { type Moments, momentsOf } from './moments';
import { roundingError } from './resolution';
import { type Estimate, tInterval, tTest, welch } from './student';

/**
 * Difference of the arithmetic means of trials that have no ratio, in their unit and positive where `other`
 * is better, with Welch's interval; undefined where a side has no trial.
 */
export function differenceOfTrials(
  baseline: readonly number[],
  other: readonly number[],
  { proportion, resolution, method }: EffectOptions,
): Effect | undefined {
  const ofBaseline = momentsOf(baseline);
  const ofOther = momentsOf(other);
  if (ofBaseline === undefined || ofOther === undefined) return undefined;

  const a = estimateOf(ofBaseline, resolution);
  const b = estimateOf(ofOther, resolution);
  const direction = directionOf(proportion);
  if (a === undefined || b === undefined) {
    return { kind: 'difference', difference: finite(direction * (ofOther.mean - ofBaseline.mean)) };
  }
  const difference = welch(a, b);
  return toDifference({ ...difference, value: direction * difference.value }, method, 'within-session');
}

function estimateOf(moments: Moments, resolution: number): Estimate | undefined {
  if (moments.standardDeviation === undefined) return undefined;
  return {
    value: moments.mean,
    standardError: Math.max(moments.standardDeviation / Math.sqrt(moments.n), roundingError(resolution)),
    degreesOfFreedom: moments.n - 1,
  };
}

/** A difference with its interval and test from an estimate of it. */
export function toDifference(estimate: Estimate, method: Method, basis: EffectBasis): Effect {
  const kept = {
    ...estimate,
    value: finite(estimate.value),
    standardError: finite(estimate.standardError),
  };
  const { low, high } = tInterval(kept, method.confidence);
  return {
    kind: 'difference',
    difference: kept.value,
    test: {
      low: finite(low),
      high: finite(high),
      p: tTest(kept),
      degreesOfFreedom: kept.degreesOfFreedom,
      basis,
      standardError: kept.standardError,
    },
  };
}
