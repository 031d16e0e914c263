import { isPaired } from '../results/displayFormat';
import { effectOfTrials } from '../stats/effect';
import { type LogSides, logSidesOf, noiseOf } from '../stats/ratio';
import { effectOfSessions } from '../stats/sessions';
import { fitNoise, type NoisePrior } from '../stats/sharedNoise';
import type { Effect, Method } from '../stats/statistics';
import { eachInSteps, type Steps } from '../steps';
import type { ComparedSystem, RowSample, SessionSample } from './comparison';
import type { SampledRow } from './rows';
import { pairSessions, type SessionPairing } from './sessionPairing';

/** A pair in one row before its p value is corrected. `pairing` is absent where a side has no trials. */
export interface UnjudgedPair {
  readonly row: SampledRow;
  readonly baseline: RowSample | undefined;
  readonly other: RowSample | undefined;
  readonly pairing: SessionPairing | undefined;
  /** Logarithms of the trials that meet, where they have some. */
  readonly logs: LogSides | undefined;
  readonly effect: Effect | undefined;
}

/** The effects of one system against the baseline, in every row that pairs. */
export interface Effects {
  readonly pairs: readonly UnjudgedPair[];
  /** The noise that the rows share; absent where each row is judged by its own. */
  readonly prior?: NoisePrior;
}

/** Pairs the samples of two systems in every row, and estimates the effects with the rows' shared noise. */
export function* effectsOf(
  rows: readonly SampledRow[],
  baseline: ComparedSystem,
  system: ComparedSystem,
  method: Method,
): Steps<Effects> {
  const paired = rows.filter(row => isPaired(row.displayFormat));
  const met = yield* eachInSteps(paired, row => meetIn(row, baseline, system));
  const prior =
    method.noise === 'shared' ? fitNoise(met.flatMap(({ logs }) => noiseOf(logs) ?? [])) : undefined;
  yield;
  return {
    pairs: yield* eachInSteps(met, pair => withEffect(pair, method, prior)),
    ...(prior === undefined ? {} : { prior }),
  };
}

function meetIn(row: SampledRow, baseline: ComparedSystem, system: ComparedSystem): UnjudgedPair {
  const a = row.bySystem.get(baseline.label);
  const b = row.bySystem.get(system.label);
  const pairing =
    a === undefined || b === undefined
      ? undefined
      : pairSessions({ system: baseline, sample: a }, { system, sample: b });
  const logs =
    pairing?.kind === 'trials'
      ? logSidesOf(pairing.baseline.trials, pairing.other.trials, row.resolution ?? 1)
      : undefined;
  return { row, baseline: a, other: b, pairing, logs, effect: undefined };
}

function withEffect(pair: UnjudgedPair, method: Method, prior: NoisePrior | undefined): UnjudgedPair {
  const { row, pairing, logs } = pair;
  if (pairing === undefined) return pair;
  const options = { proportion: row.proportion, resolution: row.resolution ?? 1, method, prior };
  const effect =
    pairing.kind === 'sessions'
      ? effectOfSessions(trialsOf(pairing.baseline), trialsOf(pairing.other), options)
      : effectOfTrials(pairing.baseline.trials, pairing.other.trials, options, logs);
  return { ...pair, effect };
}

function trialsOf(sessions: readonly SessionSample[]): readonly (readonly number[])[] {
  return sessions.map(session => session.trials);
}
