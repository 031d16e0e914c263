import { type Advice, advise } from '../stats/advice';
import { momentsOf, momentsOfLogs, momentsOfTrials } from '../stats/moments';
import { advisePrecision } from '../stats/precision';
import { logRoundingError, roundingError } from '../stats/resolution';
import { allOf, sessionMeans } from '../stats/sessions';
import type { Effect, Method } from '../stats/statistics';
import type { pooledVariance } from '../stats/twoSamples';
import type { UndecidedRow } from '../stats/undecidedRow';
import type { Row, RowSample, SessionSample } from './comparison';
import type { SampledRow } from './rows';
import { isRunTime } from './runTimes';
import type { SessionPairing } from './sessionPairing';
import { trustOf } from './trust';

/** Rank of a row's p among those that were corrected together. */
export interface Place {
  /** 1 for the smallest p. */
  readonly rank: number;
  readonly of: number;
}

/** Returns what to run for an undecided pair; undefined where the trials give no estimate of the noise. */
export function adviceOf(
  row: Pick<SampledRow, 'resolution'>,
  pairing: SessionPairing,
  effect: Effect,
  method: Method,
  place: Place | undefined,
): Advice | undefined {
  const undecided = undecidedRow(row, pairing, effect, method, place);
  return undecided && advise(undecided);
}

/** An undecided pair as the advice needs it; undefined where the trials give no estimate of the noise. */
export function undecidedRow(
  { resolution = 1 }: Pick<Row, 'resolution'>,
  pairing: SessionPairing,
  effect: Effect,
  method: Method,
  place: Place | undefined,
): UndecidedRow | undefined {
  const { test } = effect;
  if (test === undefined) return undefined;
  const sides =
    pairing.kind === 'trials'
      ? ([[pairing.baseline], [pairing.other]] as const)
      : ([pairing.baseline, pairing.other] as const);
  const isRatio = effect.kind === 'ratio';
  const momentsOfSession = isRatio ? momentsOfLogs : momentsOfTrials;
  const [a, b] = sides.map(sessions =>
    pairing.kind === 'trials'
      ? momentsOfSession(trialsOf(sessions))
      : momentsOf(
          sessionMeans(
            sessions.map(({ trials }) => trials),
            momentsOfSession,
          ),
        ),
  );
  if (a === undefined || b === undefined) return undefined;

  const least = Math.min(a.n, b.n);
  const [ofBaseline = 0, ofOther = 0] = sides.map(sessions => roundingOf(sessions, resolution, isRatio));
  const runSeconds = bothSeconds(sides[0], sides[1]);
  return {
    difference: isRatio ? Math.abs(Math.log(effect.ratio)) : Math.abs(effect.difference),
    ...(isRatio ? { margin: Math.log1p(method.margin) } : {}),
    ...noiseOf(effect, a, b),
    rounding: [ofBaseline, ofOther],
    alpha: alphaOf(method, place),
    confidence: method.confidence,
    excludesNone: isRatio ? test.low > 1 || test.high < 1 : test.low > 0 || test.high < 0,
    repeats:
      pairing.kind === 'trials'
        ? { kind: 'trials', least }
        : { kind: 'sessions', least, trials: usualTrials([...sides[0], ...sides[1]]) },
    ...(runSeconds === undefined ? {} : { runSeconds }),
  };
}

/** The spread of one trial or session mean, moderated by the other rows where they share their noise. */
function noiseOf(
  effect: Effect,
  a: Parameters<typeof pooledVariance>[0],
  b: Parameters<typeof pooledVariance>[1],
): Pick<UndecidedRow, 'spread' | 'degreesOfFreedom'> {
  if (effect.kind === 'ratio' && effect.test?.shared !== undefined) {
    const { logStandardError, degreesOfFreedom } = effect.test.trialNoise;
    // SE² = s²(1/na + 1/nb), unless the rounding floor is larger: then s is too large.
    return { spread: logStandardError / Math.sqrt(1 / a.n + 1 / b.n), degreesOfFreedom };
  }
  const degreesOfFreedom =
    effect.kind === 'ratio' ? effect.test?.trialNoise.degreesOfFreedom : effect.test?.degreesOfFreedom;
  return {
    spread: Math.hypot(a.standardDeviation ?? 0, b.standardDeviation ?? 0) / Math.SQRT2,
    degreesOfFreedom: degreesOfFreedom ?? 1,
  };
}

function roundingOf(sessions: readonly SessionSample[], resolution: number, isRatio: boolean): number {
  const mean = momentsOfTrials(trialsOf(sessions))?.mean ?? 0;
  return isRatio ? logRoundingError(resolution, mean) : roundingError(resolution);
}

function trialsOf(sessions: readonly SessionSample[]): readonly number[] {
  return allOf(sessions.map(({ trials }) => trials));
}

/** α after the correction for a row of this rank: its p must be below. */
function alphaOf({ confidence, correction }: Method, place: Place | undefined): number {
  const alpha = 1 - confidence;
  if (place === undefined) return alpha;
  return correction === 'bh' ? (alpha * place.rank) / place.of : alpha / (place.of - place.rank + 1);
}

function usualTrials(sessions: readonly SessionSample[]): number {
  return Math.max(1, ...sessions.map(({ trials }) => trials.length));
}

/** Mean seconds of a run on each side; undefined when a side has no times. */
function bothSeconds(
  a: readonly SessionSample[],
  b: readonly SessionSample[],
): readonly [number, number] | undefined {
  const [ofA, ofB] = [meanSeconds(a), meanSeconds(b)];
  return ofA !== undefined && ofB !== undefined ? [ofA, ofB] : undefined;
}

/** Mean seconds of a run; undefined without times, or with absurd ones. */
export function meanSeconds(sessions: readonly SessionSample[]): number | undefined {
  const seconds = momentsOfTrials(allOf(sessions.map(({ runTimes }) => runTimes)))?.mean;
  return seconds !== undefined && isRunTime(seconds) ? seconds : undefined;
}

/** What to run so that a sample meets the margin; undefined where its trials give no estimate of the noise. */
export function precisionAdvice(
  { resolution = 1 }: Pick<Row, 'resolution'>,
  { sessions, summary }: RowSample,
  { margin, confidence }: Method,
): Advice | undefined {
  const trials = sessions.map(session => session.trials);
  const means = sessionMeans(trials);
  const isBetween = means.length > 1;
  const moments = isBetween ? momentsOf(means) : momentsOfTrials(allOf(trials));
  if (summary === undefined || moments?.standardDeviation === undefined || moments.mean === 0)
    return undefined;
  const size = Math.abs(moments.mean);
  const runSeconds = meanSeconds(sessions);
  return advisePrecision({
    spread: moments.standardDeviation / size,
    degreesOfFreedom: moments.n - 1,
    rounding: roundingError(resolution) / size,
    margin,
    confidence,
    n: moments.n,
    repeats: isBetween ? { sessions: true, trials: Math.max(1, ...trials.map(one => one.length)) } : 'trials',
    ...(runSeconds === undefined ? {} : { runSeconds }),
  });
}

/** The row with what each sample needs that is too wide for the margin. */
export function withNeeds(row: Row, method: Method): Row {
  const samples = row.samples.map(sample => {
    const needs =
      trustOf(row, sample, method.margin) === 'more' ? precisionAdvice(row, sample, method) : undefined;
    return needs === undefined ? sample : { ...sample, needs };
  });
  return { ...row, samples };
}
