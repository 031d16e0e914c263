import chiSquaredDistribution from '@stdlib/stats-base-dists-chisquare-quantile';
import tDistribution from '@stdlib/stats-base-dists-t-cdf';
import tInverse from '@stdlib/stats-base-dists-t-quantile';
import { rememberedByNumbers } from './remembered';
import type { Interval } from './statistics';

/** Value below which Student's t with `degreesOfFreedom` > 0 (not only whole) falls with probability `p`, 0 < p < 1. */
export const tQuantile = rememberedByNumbers((p, degreesOfFreedom) => tInverse(p, degreesOfFreedom));

/** Probability that Student's t with `degreesOfFreedom` > 0 is at most `t`. */
export function tCdf(t: number, degreesOfFreedom: number): number {
  return tDistribution(t, degreesOfFreedom);
}

/**
 * Value below which χ² with `degreesOfFreedom` > 0 falls with probability `p`, 0 < p < 1. Exact up to 2000 degrees
 * of freedom, within 0.4 % beyond.
 */
export const chiSquaredQuantile = rememberedByNumbers((p, degreesOfFreedom) =>
  chiSquaredDistribution(p, degreesOfFreedom),
);

/** An estimate with its standard error: the input of a t test or a t interval. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/** value ± t(1-α/2, ν)·SE. */
export function tInterval(estimate: Estimate, confidence: number): Interval {
  // The lower tail: 1 - α/2 would lose the digits of a small α.
  const margin = -tQuantile((1 - confidence) / 2, estimate.degreesOfFreedom) * estimate.standardError;
  return { low: estimate.value - margin, high: estimate.value + margin };
}

/**
 * The most careful of several estimates of one value: the one with the widest interval, and that interval. A test
 * that takes the largest p of all then rejects at 1 - confidence exactly where this interval excludes 0.
 */
export function careful(
  [first, ...more]: readonly [Estimate, ...Estimate[]],
  confidence: number,
): Interval & { readonly estimate: Estimate } {
  let widest = { estimate: first, ...tInterval(first, confidence) };
  for (const estimate of more) {
    const interval = tInterval(estimate, confidence);
    if (interval.high - interval.low > widest.high - widest.low) widest = { estimate, ...interval };
  }
  return widest;
}

/** The estimate with a further error of known size: ν by Satterthwaite, where ν of the known is infinite. */
export function widened(estimate: Estimate, known: number): Estimate {
  const standardError = Math.hypot(estimate.standardError, known);
  if (estimate.standardError === 0) return { ...estimate, standardError };
  const growth = (standardError / estimate.standardError) ** 4;
  return {
    value: estimate.value,
    standardError,
    degreesOfFreedom: Math.min(estimate.degreesOfFreedom * growth, mostDegrees),
  };
}

/** From here on Student's t is normal, to all digits that count. */
const mostDegrees = 1e9;

/** Two-sided p of the t test against 0. Without any error a difference is certain, or there is none. */
export function tTest(estimate: Estimate): number {
  return Math.min(1, 2 * lowerTail(-Math.abs(estimate.value), estimate));
}

/**
 * Two one-sided tests (Schuirmann 1987): the larger p against a true value beyond ± `bound`, on the side of the value. Below α/2 exactly
 * when the two-sided interval of confidence 1 - α lies inside ± `bound`.
 */
export function equivalenceTest(estimate: Estimate, bound: number): number {
  return lowerTail(Math.abs(estimate.value) - bound, estimate);
}

/** P(T ≤ difference / SE). */
function lowerTail(difference: number, { standardError, degreesOfFreedom }: Estimate): number {
  if (standardError > 0) return tCdf(difference / standardError, degreesOfFreedom);
  return difference < 0 ? 0 : difference > 0 ? 1 : 0.5;
}

/**
 * b - a of two independent means; ν by Welch-Satterthwaite. Where one of them has no error ν is the other's,
 * where both have none it is their sum.
 */
export function welch(a: Estimate, b: Estimate): Estimate {
  const errorless = a.standardError === 0 && b.standardError === 0;
  // Shares of the variance instead of fourth powers, which would under- or overflow with the unit.
  const shareA = errorless ? 0.5 : 1 / (1 + (b.standardError / a.standardError) ** 2);
  const shareB = 1 - shareA;
  return {
    value: b.value - a.value,
    standardError: Math.hypot(a.standardError, b.standardError),
    degreesOfFreedom: errorless
      ? a.degreesOfFreedom + b.degreesOfFreedom
      : 1 / (shareA ** 2 / a.degreesOfFreedom + shareB ** 2 / b.degreesOfFreedom),
  };
}
