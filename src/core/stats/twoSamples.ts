import type { Moments } from './moments';
import { type Estimate, welch, widened } from './student';

/** One side of a two-sample test: its values, and the least standard error of their mean, from rounding. */
export interface Side {
  readonly moments: Moments;
  readonly rounding: number;
}

/** Estimates of one difference that differ in its error only; the more careful one is used. */
export type Estimates = readonly [Estimate, ...Estimate[]];

/**
 * `other` - `baseline` of two means, by variances of their own (Welch) or by a shared one (Student),
 * whichever is `usual`. Returns both where the counts differ: PTS adds trials while the spread is high, so
 * the smaller sample stopped because it seemed quiet, and Welch alone relies on that. Undefined where a side
 * has fewer than two values.
 */
export function differenceOfMeans(
  baseline: Side,
  other: Side,
  usual: 'welch' | 'pooled',
): Estimates | undefined {
  const a = ownError(baseline);
  const b = ownError(other);
  if (a === undefined || b === undefined) return undefined;
  const byOwn = () => welch(a, b);
  const byPooled = () => pooledDifference(baseline, other);
  const [first, second] = usual === 'welch' ? [byOwn, byPooled] : [byPooled, byOwn];
  return baseline.moments.n === other.moments.n ? [first()] : [first(), second()];
}

function ownError({ moments, rounding }: Side): Estimate | undefined {
  const { n, mean, standardDeviation } = moments;
  if (standardDeviation === undefined) return undefined;
  return {
    value: mean,
    standardError: Math.max(standardDeviation / Math.sqrt(n), rounding),
    degreesOfFreedom: n - 1,
  };
}

/** Student's two-sample estimate: one variance, ν = (nx-1)+(ny-1). */
function pooledDifference(baseline: Side, other: Side): Estimate {
  const { variance, degreesOfFreedom } = pooledVariance(baseline.moments, other.moments);
  return differenceAt(baseline, other, { spread: Math.sqrt(variance), degreesOfFreedom });
}

/** `other` - `baseline` where the standard deviation of a value is known to be `spread` on both sides. */
export function differenceAt(
  baseline: Side,
  other: Side,
  { spread, degreesOfFreedom }: { readonly spread: number; readonly degreesOfFreedom: number },
): Estimate {
  const errorOf = ({ moments, rounding }: Side) => Math.max(spread / Math.sqrt(moments.n), rounding);
  return {
    value: other.moments.mean - baseline.moments.mean,
    standardError: Math.hypot(errorOf(baseline), errorOf(other)),
    degreesOfFreedom,
  };
}

/**
 * The estimates with a further error of known size, and without: a sum of a t and a normal error has the
 * tails of the t, which Satterthwaite's degrees of freedom understate, and a further error must not make a
 * result surer.
 */
export function withKnown(estimates: Estimates, known: number): Estimates {
  return [...estimates, ...estimates.map(estimate => widened(estimate, known))];
}

/** One variance from the spreads of two groups of values, ν = n - 1 of each. */
export function pooledVariance(
  a: Moments,
  b: Moments,
): { readonly variance: number; readonly degreesOfFreedom: number } {
  const degreesOfFreedom = a.n - 1 + (b.n - 1);
  const part = ({ n, standardDeviation = 0 }: Moments) =>
    standardDeviation * Math.sqrt((n - 1) / degreesOfFreedom);
  return { variance: Math.hypot(part(a), part(b)) ** 2, degreesOfFreedom };
}
