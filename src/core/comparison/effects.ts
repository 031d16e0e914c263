import { compareRatio } from '../stats/effect';
import type { Effect, Method } from '../stats/model';
import { noiseOfTrials } from '../stats/ratio';
import { compareSessions } from '../stats/sessions';
import { fitNoise, type NoisePrior } from '../stats/sharedNoise';
import { isPaired } from './formats';
import type { ComparedSystem, RowSample, SessionSample } from './model';
import type { SampledRow } from './rows';
import { type Meeting, meet } from './sessionPairing';

/** A pair in one row before its p value is corrected: the trials that meet, or why none do. */
export interface UnjudgedPair {
  readonly row: SampledRow;
  readonly baseline?: RowSample;
  readonly other?: RowSample;
  readonly meeting?: Meeting;
  readonly effect?: Effect;
}

/** The effects of one system against the baseline, in every row that pairs. */
export interface Effects {
  readonly pairs: readonly UnjudgedPair[];
  /** What the rows say of each other's noise; absent where each is judged by its own. */
  readonly prior?: NoisePrior;
}

/** Meets the samples of two systems in every row, and estimates the effects with the noise that the rows share. */
export function effectsOf(
  rows: readonly SampledRow[],
  baseline: ComparedSystem,
  system: ComparedSystem,
  method: Method,
): Effects {
  const met = rows.filter(row => isPaired(row.displayFormat)).map(row => meetIn(row, baseline, system));
  const prior = method.noise === 'shared' ? fitNoise(met.flatMap(pair => noiseOf(pair) ?? [])) : undefined;
  return {
    pairs: met.map(pair => withEffect(pair, method, prior)),
    ...(prior === undefined ? {} : { prior }),
  };
}

function meetIn(row: SampledRow, baseline: ComparedSystem, system: ComparedSystem): UnjudgedPair {
  const a = row.bySystem.get(baseline.label);
  const b = row.bySystem.get(system.label);
  const sides = {
    row,
    ...(a === undefined ? {} : { baseline: a }),
    ...(b === undefined ? {} : { other: b }),
  };
  if (a === undefined || b === undefined) return sides;
  const meeting = meet({ system: baseline, sample: a }, { system, sample: b });
  return meeting === undefined ? sides : { ...sides, meeting };
}

function noiseOf({ row, meeting }: UnjudgedPair) {
  return meeting?.kind === 'trials'
    ? noiseOfTrials(meeting.baseline.trials, meeting.other.trials, row.resolution ?? 1)
    : undefined;
}

function withEffect(pair: UnjudgedPair, method: Method, prior: NoisePrior | undefined): UnjudgedPair {
  const { row, meeting, ...sides } = pair;
  if (meeting === undefined) return pair;
  const options = { proportion: row.proportion, resolution: row.resolution ?? 1, method, prior };
  const effect =
    meeting.kind === 'sessions'
      ? compareSessions(trialsOf(meeting.baseline), trialsOf(meeting.other), options)
      : compareRatio(meeting.baseline.trials, meeting.other.trials, options);
  return effect === undefined ? { row, ...sides } : { ...pair, effect };
}

function trialsOf(sessions: readonly SessionSample[]): readonly (readonly number[])[] {
  return sessions.map(session => session.trials);
}
