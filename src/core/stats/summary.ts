import { finite } from './finite';
import { momentsOf, momentsOfTrials } from './moments';
import { roundingError } from './resolution';
import { allOf, sessionMeans } from './sessions';
import type { SampleSummary } from './statistics';
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
  const { n, standardDeviation, median, min, max } = moments;
  const means = sessions.length > 1 ? sessionMeans(sessions) : [];
  // The repeated measurements: trials, or whole sessions.
  const measured = means.length > 1 ? (momentsOf(means) ?? moments) : moments;
  const { mean } = measured;
  if (standardDeviation === undefined) return { n, mean, median, min, max, atResolution: false };

  const fromSpread = (measured.standardDeviation ?? 0) / Math.sqrt(measured.n);
  const rounding = roundingError(resolution);
  const standardError = Math.max(fromSpread, rounding);
  const { low, high } = tInterval(
    { value: mean, standardError, degreesOfFreedom: measured.n - 1 },
    confidence,
  );
  return {
    n,
    mean,
    median,
    min,
    max,
    standardDeviation,
    standardError,
    ...(mean === 0 ? {} : { coefficientOfVariation: finite(standardDeviation / Math.abs(mean)) }),
    interval: { low: finite(low), high: finite(high) },
    atResolution: rounding > fromSpread,
  };
}
