import type { Proportion } from '../results/resultFile';
import { directionOf } from './direction';
import { finite } from './finite';
import { momentsOfTrials } from './moments';
import { roundingError } from './resolution';
import type { Effect, EffectBasis, EffectOptions, Method } from './statistics';
import { careful, type Estimate, tTest } from './student';
import { differenceOfMeans, type Estimates, withKnown } from './twoSamples';

/**
 * Difference of the arithmetic means of trials that have no ratio, in their unit and positive where `other`
 * is better, with Welch's interval, where the counts differ the wider of Welch's and Student's; undefined where a
 * side has no trial.
 */
export function differenceOfTrials(
  baseline: readonly number[],
  other: readonly number[],
  { proportion, resolution, method }: EffectOptions,
): Effect | undefined {
  const a = momentsOfTrials(baseline);
  const b = momentsOfTrials(other);
  if (a === undefined || b === undefined) return undefined;

  const rounding = roundingError(resolution);
  const means = differenceOfMeans({ moments: a, rounding }, { moments: b, rounding }, 'welch');
  if (means === undefined)
    return { kind: 'difference', difference: finite(directionOf(proportion) * (b.mean - a.mean)) };
  return toDifference(means, proportion, method, 'within-session', Math.hypot(a.mean, b.mean));
}

/**
 * A difference with its interval and test from estimates of it, `other` less the baseline.
 *
 * @param size root of the summed squares of both means: boots that differ by a percentage move each mean by
 *   that share of itself
 */
export function toDifference(
  differences: Estimates,
  proportion: Proportion,
  method: Method,
  basis: EffectBasis,
  size: number,
): Effect {
  const boots = basis === 'within-session' ? method.boots : undefined;
  const kept = (one: Estimate): Estimate => ({
    value: finite(directionOf(proportion) * one.value),
    standardError: finite(one.standardError),
    degreesOfFreedom: one.degreesOfFreedom,
  });
  const [first, ...more] = differences;
  const estimates: Estimates = [kept(first), ...more.map(kept)];
  const all = boots === undefined ? estimates : withKnown(estimates, finite(boots * size));
  const { estimate, low, high } = careful(all, method.confidence);
  return {
    kind: 'difference',
    difference: estimate.value,
    test: {
      low: finite(low),
      high: finite(high),
      p: Math.max(...all.map(tTest)),
      degreesOfFreedom: estimate.degreesOfFreedom,
      basis,
      standardError: finite(estimate.standardError),
      ...(boots === undefined ? {} : { boots }),
    },
  };
}
