import type { SampleSummary } from './statistics';

/** Half the width of the interval of a mean over its size, as a fraction; absent for one trial or a mean of 0. */
export function relativeHalfWidth({ mean, interval }: SampleSummary): number | undefined {
  if (interval === undefined || mean === 0) return undefined;
  return (interval.high - interval.low) / 2 / Math.abs(mean);
}
