import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import { median } from 'simple-statistics';

/** Fewer rows show too little of the usual noise: with eight, four of five differences are found. */
const leastRows = 8;

/** The noise of one row, both sides together: variance s² of the logarithms of its trials and its ν. */
export interface RowNoise {
  readonly variance: number;
  readonly degreesOfFreedom: number;
  /** The part of that variance from rounding alone. */
  readonly rounding: number;
}

/** The noise that the rows of a pair of systems share: a scaled inverse χ² distribution of variances. */
export interface NoisePrior {
  readonly variance: number;
  /** ν₀, the weight of the other rows in degrees of freedom; infinite where all rows have one noise. */
  readonly degreesOfFreedom: number;
  /** Σν over all rows: no row has more degrees of freedom than all of them together. */
  readonly total: number;
  /** Rows that share. */
  readonly rows: number;
}

/**
 * Fits the prior as limma does (Smyth 2004, `fitFDist`): moments of log s² with digamma and trigamma. Leaves
 * out rows whose spread is not above that of rounding, since they show no noise. Undefined below eight rows
 * with noise.
 */
export function fitNoise(rows: readonly RowNoise[]): NoisePrior | undefined {
  const fitted = rows.filter(({ variance, rounding }) => variance > rounding && variance > 0);
  if (fitted.length < leastRows) return undefined;
  const total = rows.reduce((sum, row) => sum + row.degreesOfFreedom, 0);
  const common = { total, rows: rows.length };

  // A variance near 0 would have a logarithm that outweighs all others.
  const least = 1e-5 * median(fitted.map(({ variance }) => variance));
  const variances = fitted.map(({ variance }) => Math.max(variance, least));
  const halves = fitted.map(({ degreesOfFreedom }) => degreesOfFreedom / 2);
  const logs = variances.map((variance, index) => Math.log(variance) - expectedLog(halves[index] ?? 1));
  const center = mean(logs);
  const spread = logs.reduce((sum, log) => sum + (log - center) ** 2, 0) / (logs.length - 1);
  const excess = spread - mean(halves.map(half => trigamma(half)));
  if (!(excess > 0))
    return { ...common, variance: mean(variances), degreesOfFreedom: Number.POSITIVE_INFINITY };
  const half = inverseTrigamma(excess);
  return { ...common, variance: Math.exp(center + expectedLog(half)), degreesOfFreedom: 2 * half };
}

/** A row's spread and degrees of freedom, moderated by the other rows: the posterior mean of its variance. */
export function moderate(
  { variance, degreesOfFreedom, rounding }: RowNoise,
  prior: NoisePrior,
): { readonly spread: number; readonly degreesOfFreedom: number } {
  const own = Math.max(variance, rounding);
  // Shares of the degrees of freedom, so that an infinite prior needs no case of its own.
  const ofRow = 1 / (1 + prior.degreesOfFreedom / degreesOfFreedom);
  return {
    spread: Math.sqrt((1 - ofRow) * prior.variance + ofRow * own),
    degreesOfFreedom: Math.min(prior.degreesOfFreedom + degreesOfFreedom, prior.total),
  };
}

/** E log(χ²/ν) with ν = 2·half. */
function expectedLog(half: number): number {
  return digamma(half) - Math.log(half);
}

/**
 * The y > 0 at which trigamma is x > 0. Newton's method on 1/trigamma, which is nearly a straight line and convex
 * (Smyth 2004, appendix), with a secant for the derivative.
 */
export function inverseTrigamma(x: number): number {
  // Its two ends: 1/y² near 0, 1/y far out.
  if (x > 1e7) return 1 / Math.sqrt(x);
  if (x < 1e-6) return 1 / x;
  const miss = (y: number) => 1 / trigamma(y) - 1 / x;
  let before = 1 / x;
  let missBefore = miss(before);
  let y = 0.5 + 1 / x;
  for (let round = 0; round < 50; round += 1) {
    const missed = miss(y);
    if (missed === missBefore) break;
    const next = y - (missed * (y - before)) / (missed - missBefore);
    [before, missBefore, y] = [y, missed, next];
    if (Math.abs(y - before) <= 1e-14 * y) break;
  }
  return y;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}
