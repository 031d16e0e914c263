import type { Proportion } from '../results/resultFile';
import type { NoisePrior } from './sharedNoise';

/** Corrections of p for many rows: Benjamini-Hochberg (rate of false calls) or Holm (any false call). */
export type Correction = 'bh' | 'holm';

/** Trials that estimate a row's noise: those of all rows of the pair of systems, or its own alone. */
export type Noise = 'shared' | 'own';

/** The user's choices for the statistics. */
export interface Method {
  /** Confidence of every interval as a fraction, e.g. 0.95. α = 1 - confidence. */
  readonly confidence: number;
  /** The smallest relative difference that matters, as a fraction, e.g. 0.01. */
  readonly margin: number;
  readonly correction: Correction;
  readonly noise: Noise;
  /** Assumed difference between two boots of one system, as a fraction; absent where that is left open. */
  readonly boots?: number;
}

export const defaultMethod: Method = { confidence: 0.95, margin: 0.01, correction: 'bh', noise: 'shared' };

/** The inputs of a comparison of two samples besides their trials. */
export interface EffectOptions {
  readonly proportion: Proportion;
  /** u of the result, in its unit. */
  readonly resolution: number;
  readonly method: Method;
  /** The noise of the other rows of the pair; without it the row's own trials decide. */
  readonly prior?: NoisePrior | undefined;
}

/** A t interval. Bounds are in the unit of the estimate. */
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
  | 'failed-trials'
  | 'values-left-out'
  | 'implausible';

/** A warning about one sample, with the figures its sentence needs (see `describeWarning`). */
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
  /** max(s / √n, u / √12); for several sessions with s and n of the session means. */
  readonly standardError?: number;
  /** s / |mean|; absent where the mean is 0. */
  readonly coefficientOfVariation?: number;
  /** Student's t interval of the mean; for several sessions that of the session means. */
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

interface DifferenceOfMeans extends Interval {
  /** Two-sided p against no difference. */
  readonly p: number;
  readonly degreesOfFreedom: number;
  readonly basis: EffectBasis;
  /** Assumed difference between boots, as a fraction, where the interval includes it. */
  readonly boots?: number;
}

export interface RatioTest extends DifferenceOfMeans {
  /** Standard error of the log ratio. */
  readonly logStandardError: number;
  /** Larger of the two one-sided p values against the margin; the interval lies inside it when below α / 2. */
  readonly equivalenceP: number;
  /** The noise of the trials alone, where `boots` went into the interval. */
  readonly trialNoise: { readonly logStandardError: number; readonly degreesOfFreedom: number };
  /** Where the noise was shared: among how many rows, and the interval by this row's own trials. */
  readonly shared?: { readonly rows: number; readonly own: Interval };
}

export interface DifferenceTest extends DifferenceOfMeans {
  readonly standardError: number;
}

/** Reach of a verdict: the compared runs, further runs, or further runs if boots differ as assumed. */
export type Reach = 'these-runs' | 'between-runs' | 'if-boots-differ-by';

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
