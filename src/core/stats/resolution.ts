/**
 * Resolution u of a result, in its unit: 10^-(most decimals written in any trial of any system). Whole
 * numbers, and no trials at all, have 1.
 */
export function resolutionOf(decimals: readonly number[]): number {
  // Powers by literal: 10 ** -4 is 0.00009999999999999999 in some engines, 1e-4 is what was written.
  return Number(`1e-${decimals.reduce((most, count) => Math.max(most, count), 0)}`);
}

const uniform = Math.sqrt(12);

/**
 * Standard error that rounding to u leaves in a mean, however many trials: u/√12, the deviation of a
 * uniform error. It is the same error in every trial, so it does not shrink with √n.
 */
export function roundingError(resolution: number): number {
  return resolution / uniform;
}

/**
 * The same for the mean of logarithms: u/(√12·mean), for a mean above zero. Never more than 1/√12, as a
 * positive value cannot be written below its own resolution.
 */
export function logRoundingError(resolution: number, mean: number): number {
  return Math.min(resolution / mean, 1) / uniform;
}
