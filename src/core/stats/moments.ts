import { mean as meanOf, medianSorted, sampleStandardDeviation } from 'simple-statistics';
import { finite } from './finite';
import { rememberedByList } from './remembered';

/** Mean and sample standard deviation (n - 1; absent for one value), least, greatest and middle, in the unit of the values. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly standardDeviation?: number;
  readonly min: number;
  readonly max: number;
  readonly median: number;
}

/**
 * Moments of one or more finite values; undefined for none. The order of the values changes no digit, equal
 * values have no spread at all, and squares neither over- nor underflow.
 */
export function momentsOf(values: readonly number[]): Moments | undefined {
  const sorted = ascending(values);
  const n = sorted.length;
  const min = sorted[0];
  const max = sorted[n - 1];
  if (min === undefined || max === undefined) return undefined;
  if (n === 1) return { n, mean: min, min, max, median: min };
  // The sum of the middle two may be more than a number holds.
  const median = Math.min(max, Math.max(min, medianSorted(sorted)));
  if (min === max) return { n, mean: min, standardDeviation: 0, min, max, median };

  // A power of two, so that dividing by it is exact.
  const scale = 2 ** Math.min(1023, Math.floor(Math.log2(Math.max(-min, max))));
  const scaled = sorted.map(value => value / scale);
  return {
    n,
    mean: Math.min(max, Math.max(min, meanOf(scaled) * scale)),
    standardDeviation: finite(sampleStandardDeviation(scaled) * scale),
    min,
    max,
    median,
  };
}

/** Up to this many values insertion is quicker than a general sort: most samples have three to twelve trials. */
const fewValues = 16;

function ascending(values: readonly number[]): number[] {
  if (values.length > fewValues) return values.toSorted((a, b) => a - b);
  const sorted = values.slice();
  for (let end = 1; end < sorted.length; end += 1) {
    const value = sorted[end] ?? 0;
    let at = end;
    for (; at > 0; at -= 1) {
      const before = sorted[at - 1] ?? 0;
      if (before <= value) break;
      sorted[at] = before;
    }
    sorted[at] = value;
  }
  return sorted;
}

/** The moments of trials as they were read, cached: the summary, the warnings and every pair use them. */
export const momentsOfTrials = rememberedByList(momentsOf);

/** The same of the logarithms of trials above zero. */
export const momentsOfLogs = rememberedByList(trials => momentsOf(trials.map(Math.log)));
