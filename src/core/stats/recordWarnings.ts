import { momentsOfTrials } from './moments';
import type { SampleWarning } from './statistics';

// Warnings about a sample from the data that PTS wrote beside its trials.

/**
 * Compares the written Value of an entry with the mean of its trials; undefined where they are equal within
 * the rounding of both, or there are no trials. `rawValue` is the text of the Value, for its decimals.
 */
export function warningOfValue(input: {
  readonly value: number | undefined;
  readonly rawValue: string | undefined;
  readonly trials: readonly number[];
  readonly resolution: number;
}): SampleWarning | undefined {
  const { value, rawValue, trials, resolution } = input;
  const mean = momentsOfTrials(trials)?.mean;
  if (value === undefined || mean === undefined) return undefined;

  // PTS averages numbers of full precision and writes Value and trials with different decimals.
  const tolerance = unitOf(rawValue) / 2 + resolution / 2 + Math.abs(value) * 1e-9;
  const isNear = (expected: number) => Math.abs(value - expected) <= tolerance;
  if (isNear(mean)) return undefined;
  const args = { value, mean };
  const min = trials.reduce((least, trial) => Math.min(least, trial), Number.POSITIVE_INFINITY);
  const max = trials.reduce((most, trial) => Math.max(most, trial), Number.NEGATIVE_INFINITY);
  if (isNear(min)) return { id: 'value-not-mean', args: { ...args, which: 'min' } };
  if (isNear(max)) return { id: 'value-not-mean', args: { ...args, which: 'max' } };
  return { id: 'value-mismatch', args };
}

/** One in the last place of a number as written: `1234.5` has 0.1, `12` has 1. */
function unitOf(rawValue: string | undefined): number {
  const decimals = /^[^.]*\.(\d+)/.exec(rawValue?.trim() ?? '')?.[1]?.length ?? 0;
  return 10 ** -decimals;
}

/** `leftOut` items of RawString are no numbers, beside `n` trials that are. */
export function warningOfLeftOut(leftOut: number, n: number): SampleWarning | undefined {
  return leftOut > 0 ? { id: 'values-left-out', args: { count: leftOut, n } } : undefined;
}

/** `runTimes` has every run, `values` is the number of trials that were recorded. */
export function warningOfRunTimes(runTimes: readonly number[], values: number): SampleWarning | undefined {
  const runs = runTimes.length;
  return runs > values ? { id: 'failed-trials', args: { failed: runs - values, runs } } : undefined;
}

/** Scales that count cycles, e.g. BLAKE2's `Cycles Per Byte`, read the time stamp counter. */
export function warningOfScale(scale: string | undefined): SampleWarning | undefined {
  return scale !== undefined && /\bcycles?\b/i.test(scale)
    ? { id: 'guest-clock', args: { scale } }
    : undefined;
}

/**
 * Warns of a sample of `n` trials that may be quiet by luck. PTS adds trials while the spread is high, so
 * stopping early selects samples that agree by chance: at a true spread of 5 % their 95 % intervals cover
 * 79 %.
 *
 * `otherN` is the count of the other side of the row, `sessionCounts` those of all samples of this session
 * (where all are equal nothing was added), `scheduled` the count PTS schedules, else the least of the
 * session's counts above 1.
 */
export function warningOfCounts(input: {
  readonly n: number;
  readonly otherN: number;
  readonly sessionCounts: ReadonlySet<number>;
  readonly scheduled?: number | undefined;
}): SampleWarning | undefined {
  const { n, otherN } = input;
  // One trial has no spread to stop at.
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const count of input.sessionCounts) {
    if (count > 1) least = Math.min(least, count);
    most = Math.max(most, count);
  }
  if (n < 2 || most <= least || n !== (input.scheduled ?? least) || otherN <= n) return undefined;
  return { id: 'quiet-by-luck', args: { n, other: otherN } };
}
