import { effectOfTrials } from '../stats/effect';
import type { Effect, Method } from '../stats/model';
import { noiseOfTrials } from '../stats/ratio';
import { effectOfSessions } from '../stats/sessions';
import { fitNoise, type NoisePrior } from '../stats/sharedNoise';
import { isPaired } from './formats';
import type { ComparedSystem, RowSample, SessionSample } from './model';
import type { SampledRow } from './rows';
import { pairSessions, type SessionPairing } from './sessionPairing';

/** A pair in one row before its p value is corrected. `pairing` is absent where a side has no trials. */
export interface UnjudgedPair {
  readonly row: SampledRow;
  readonly baseline?: RowSample;
  readonly other?: RowSample;
  readonly pairing?: SessionPairing;
  readonly effect?: Effect;
}

/** The effects of one system against the baseline, in every row that pairs. */
export interface Effects {
  readonly pairs: readonly UnjudgedPair[];
  /** The noise that the rows share; absent where each row is judged by its own. */
  readonly prior?: NoisePrior;
}

/** Pairs the samples of two systems in every row, and estimates the effects with the rows' shared noise. */
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
  const pairing = pairSessions({ system: baseline, sample: a }, { system, sample: b });
  return pairing === undefined ? sides : { ...sides, pairing };
}

function noiseOf({ row, pairing }: UnjudgedPair) {
  return pairing?.kind === 'trials'
    ? noiseOfTrials(pairing.baseline.trials, pairing.other.trials, row.resolution ?? 1)
    : undefined;
}

function withEffect(pair: UnjudgedPair, method: Method, prior: NoisePrior | undefined): UnjudgedPair {
  const { row, pairing, ...sides } = pair;
  if (pairing === undefined) return pair;
  const options = { proportion: row.proportion, resolution: row.resolution ?? 1, method, prior };
  const effect =
    pairing.kind === 'sessions'
      ? effectOfSessions(trialsOf(pairing.baseline), trialsOf(pairing.other), options)
      : effectOfTrials(pairing.baseline.trials, pairing.other.trials, options);
  return effect === undefined ? { row, ...sides } : { ...pair, effect };
}

function trialsOf(sessions: readonly SessionSample[]): readonly (readonly number[])[] {
  return sessions.map(session => session.trials);
}
