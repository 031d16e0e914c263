import { decimalsOfZero } from '../results/writtenNumber';

/** The trials of an entry, and how they were written: see `Entry.decimals`. */
export interface WrittenTrials {
  readonly trials: readonly number[];
  readonly decimals: number;
}

/**
 * Resolution u of a result, in its unit, from all entries of all systems: 10^-(most decimals written in any trial).
 * Where none has decimals, the largest power of ten that divides all of two or more trials: fio prints `104k`, which
 * PTS writes as 104000, and the zeros were not measured. No trials at all, and nothing but zeros, have 1.
 */
export function resolutionOf(entries: Iterable<WrittenTrials>): number {
  let most = decimalsOfZero;
  let count = 0;
  for (const { trials, decimals } of entries) {
    if (trials.length === 0) continue;
    count += trials.length;
    most = Math.max(most, decimals);
  }
  const isMeasured = most >= 0 || (most > decimalsOfZero && count > 1);
  // Powers by literal: 10 ** -4 is 0.00009999999999999999 in some engines, 1e-4 is what was written.
  return isMeasured ? Number(`1e${-most}`) : 1;
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
