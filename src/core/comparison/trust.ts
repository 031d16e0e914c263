import { relativeHalfWidth } from '../stats/halfWidth';
import type { WarningId } from '../stats/statistics';
import type { Row, RowSample } from './comparison';
import { hasFailed } from './headline';

/**
 * How far a sample can be trusted by itself, the best first. `trusted`: the interval of its mean lies within the margin,
 * and no warning doubts that the mean describes the trials. `doubtful`: it does, and one does. `more`: it is wider, or
 * rests on two trials. `single`: one trial has no interval. `failed`: no value, or FAIL.
 */
export const trusts = ['trusted', 'doubtful', 'more', 'single', 'failed'] as const;
export type Trust = (typeof trusts)[number];

/** Warnings that the mean does not describe the trials, however narrow its interval is. */
export const doubtsOfMeans: ReadonlySet<WarningId> = new Set<WarningId>([
  'bimodal',
  'drift',
  'first-trial',
  'outlier',
  'value-mismatch',
  'implausible',
]);

/** Two trials never get a verdict. */
const leastTrials = 3;

/**
 * The trust in a sample; undefined where there is nothing to measure it by: values over time, passed checks, a mean of 0.
 * @param margin a fraction
 */
export function trustOf(row: Row, sample: RowSample, margin: number): Trust | undefined {
  if (hasFailed(row, sample)) return 'failed';
  const { summary, warnings } = sample;
  if (summary === undefined) return undefined;
  if (summary.n === 1) return 'single';
  const width = relativeHalfWidth(summary);
  if (width === undefined) return undefined;
  if (width > margin || summary.n < leastTrials) return 'more';
  return warnings.some(({ id }) => doubtsOfMeans.has(id)) ? 'doubtful' : 'trusted';
}
