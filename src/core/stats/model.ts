import type { Proportion } from '../results/model';

/** Ways to correct p values for the number of rows: Benjamini-Hochberg (rate of false calls) or Holm (any false call). */
export type Correction = 'bh' | 'holm';

/** What the user decides about the statistics. */
export interface Method {
  /** Confidence of every interval as a fraction, e.g. 0.95. α = 1 - confidence. */
  readonly confidence: number;
  /** The smallest relative difference that matters, as a fraction, e.g. 0.01. */
  readonly margin: number;
  readonly correction: Correction;
}

export const defaultMethod: Method = { confidence: 0.95, margin: 0.01, correction: 'bh' };

/** What a comparison of two samples depends on besides their trials. */
export interface EffectOptions {
  readonly proportion: Proportion;
  /** u of the result, in its unit. */
  readonly resolution: number;
  readonly method: Method;
}

/** A t interval and what it rests on. Bounds are in the unit of what is estimated. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export type WarningId =
  | 'few-trials'
  | 'noisy'
  | 'first-trial'
  | 'drift'
  | 'bimodal'
  | 'outlier'
  | 'quiet-by-luck'
  | 'guest-clock'
  | 'resolution'
  | 'value-mismatch'
  | 'value-not-mean'
  | 'failed-trials';

/** A doubt about one sample, with the figures its sentence needs (see `describeWarning`). */
export interface SampleWarning {
  readonly id: WarningId;
  readonly args?: Readonly<Record<string, number | string>>;
}

/** Description of one sample, in the unit of the result. Absent is absent: one trial has no spread. */
export interface SampleSummary {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Sample standard deviation, n - 1. */
  readonly standardDeviation?: number;
  /** max(s / √n, u / √12): the resolution floor of STATISTICS.md. */
  readonly standardError?: number;
  /** s / |mean|; absent where the mean is 0. */
  readonly coefficientOfVariation?: number;
  /** Student's t interval of the mean. */
  readonly interval?: Interval;
  /** True when the resolution, not the spread, decided the standard error. */
  readonly atResolution: boolean;
}

/** How a difference of two systems was estimated. */
export type EffectBasis = 'within-session' | 'between-sessions';

/**
 * The size of a difference. A ratio is a performance ratio: above 1 the system is better than the
 * baseline (or, without direction, plainly other / baseline). A difference is in the result's unit,
 * positive when better, for values where no ratio exists.
 */
export type Effect =
  | {
      readonly kind: 'ratio';
      readonly ratio: number;
      /** Absent with a single trial on either side. */
      readonly test?: RatioTest;
    }
  | {
      readonly kind: 'difference';
      readonly difference: number;
      readonly test?: DifferenceTest;
    };

interface WelchTest extends Interval {
  /** Two-sided p against no difference. */
  readonly p: number;
  readonly degreesOfFreedom: number;
  readonly basis: EffectBasis;
}

export interface RatioTest extends WelchTest {
  /** Standard error of the log ratio. */
  readonly logStandardError: number;
  /** Larger of the two one-sided p values against the margin; the interval lies inside it when below α / 2. */
  readonly equivalenceP: number;
}

export interface DifferenceTest extends WelchTest {
  readonly standardError: number;
}

export type Verdict =
  | 'faster'
  | 'slower'
  | 'equivalent'
  | 'inconclusive'
  | 'differs'
  | 'single-trial'
  | 'failed'
  | 'missing'
  | 'different';
