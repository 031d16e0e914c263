import { mean as meanOf, sampleStandardDeviation } from 'simple-statistics';
import { finite } from './finite';
import { rememberedByList } from './remembered';

/** Mean and sample standard deviation (n - 1; absent for one value), in the unit of the values. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly standardDeviation?: number;
}

/**
 * Moments of one or more finite values; undefined for none. The order of the values changes no digit, equal
 * values have no spread at all, and squares neither over- nor underflow.
 */
export function momentsOf(values: readonly number[]): Moments | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const min = sorted[0];
  const max = sorted[n - 1];
  if (min === undefined || max === undefined) return undefined;
  if (n === 1) return { n, mean: min };
  if (min === max) return { n, mean: min, standardDeviation: 0 };

  // A power of two, so that dividing by it is exact.
  const scale = 2 ** Math.min(1023, Math.floor(Math.log2(Math.max(-min, max))));
  const scaled = sorted.map(value => value / scale);
  return {
    n,
    mean: Math.min(max, Math.max(min, meanOf(scaled) * scale)),
    standardDeviation: finite(sampleStandardDeviation(scaled) * scale),
  };
}

/** The moments of trials as they were read, cached: the summary, the warnings and every pair use them. */
export const momentsOfTrials = rememberedByList(momentsOf);

/** The same of the logarithms of trials above zero. */
export const momentsOfLogs = rememberedByList(trials => momentsOf(trials.map(Math.log)));
