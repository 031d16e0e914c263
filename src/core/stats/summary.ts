import { medianSorted } from 'simple-statistics';
import { finite } from './finite';
import type { SampleSummary } from './model';
import { momentsOf, momentsOfTrials } from './moments';
import { roundingError } from './resolution';
import { allOf, sessionMeans } from './sessions';
import { tInterval } from './student';

/**
 * Describes a system's trials (finite, in the unit of the result), session by session, at a resolution u in
 * the same unit; undefined without trials. The interval is Student's, mean ± t(1-α/2, n-1)·max(s/√n, u/√12);
 * one trial has no spread, no error and no interval. For two or more sessions with trials, mean and interval
 * are of the session means, k-1 degrees of freedom: trials of one session share its boot and do not show the
 * next.
 */
export function summarize(
  sessions: readonly (readonly number[])[],
  resolution: number,
  confidence: number,
): SampleSummary | undefined {
  const trials = allOf(sessions);
  const moments = momentsOfTrials(trials);
  if (moments === undefined) return undefined;
  const { n, standardDeviation } = moments;
  const means = sessionMeans(sessions);
  // The repeated measurements: trials, or whole sessions.
  const measured = means.length > 1 ? (momentsOf(means) ?? moments) : moments;
  const { mean } = measured;
  const sorted = trials.toSorted((a, b) => a - b);
  const min = sorted[0] ?? mean;
  const max = sorted[n - 1] ?? mean;
  const center = {
    n,
    mean,
    // The sum of the middle two may be more than a number holds.
    median: Math.min(max, Math.max(min, medianSorted(sorted))),
    min,
    max,
  };
  if (standardDeviation === undefined) return { ...center, atResolution: false };

  const fromSpread = (measured.standardDeviation ?? 0) / Math.sqrt(measured.n);
  const rounding = roundingError(resolution);
  const standardError = Math.max(fromSpread, rounding);
  const { low, high } = tInterval(
    { value: mean, standardError, degreesOfFreedom: measured.n - 1 },
    confidence,
  );
  return {
    ...center,
    standardDeviation,
    standardError,
    ...(mean === 0 ? {} : { coefficientOfVariation: finite(standardDeviation / Math.abs(mean)) }),
    interval: { low: finite(low), high: finite(high) },
    atResolution: rounding > fromSpread,
  };
}
