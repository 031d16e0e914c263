import { toDifference } from './difference';
import { directionOf } from './direction';
import { finite } from './finite';
import type { Effect, EffectOptions } from './model';
import { type Moments, momentsOf } from './moments';
import { allPositive, toRatio } from './ratio';
import { logRoundingError, roundingError } from './resolution';
import type { Estimate } from './student';

type Sessions = readonly (readonly number[])[];

/**
 * How much better `other` is than `baseline`, by two or more sessions of each (the trials of every session;
 * sessions without any are ignored); undefined with fewer. A session's mean, of logarithms where every trial
 * is above zero, is one value: what varies between sessions is what a further session would show.
 */
export function compareSessions(
  baseline: Sessions,
  other: Sessions,
  { proportion, resolution, method }: EffectOptions,
): Effect | undefined {
  const trialsOfBaseline = baseline.flat();
  const trialsOfOther = other.flat();
  const isRatio = allPositive(trialsOfBaseline) && allPositive(trialsOfOther);
  const transform = isRatio ? Math.log : (value: number) => value;
  const rounding = (trials: readonly number[]) =>
    isRatio ? logRoundingError(resolution, momentsOf(trials)?.mean ?? 0) : roundingError(resolution);

  const difference = pooledDifference(
    { means: sessionMeans(baseline, transform), rounding: rounding(trialsOfBaseline) },
    { means: sessionMeans(other, transform), rounding: rounding(trialsOfOther) },
  );
  if (difference === undefined) return undefined;
  const estimate = { ...difference, value: directionOf(proportion) * difference.value };
  return isRatio
    ? toRatio(estimate, method, 'between-sessions')
    : toDifference(estimate, method, 'between-sessions');
}

/**
 * Spread of a system between its sessions: standard deviation of the session means over the size of their
 * mean, as a fraction. Undefined for fewer than two sessions, and around 0.
 */
export function spreadBetweenSessions(sessions: Sessions): number | undefined {
  const moments = momentsOf(sessionMeans(sessions, value => value));
  if (moments?.standardDeviation === undefined || moments.mean === 0) return undefined;
  return finite(moments.standardDeviation / Math.abs(moments.mean));
}

function sessionMeans(sessions: Sessions, transform: (trial: number) => number): number[] {
  return sessions.flatMap(trials => {
    const moments = momentsOf(trials.map(transform));
    return moments === undefined ? [] : [moments.mean];
  });
}

/** The session means of one system, and the error that rounding leaves in each of them. */
export interface SessionMeans {
  readonly means: readonly number[];
  readonly rounding: number;
}

/**
 * other - baseline of session means, two or more on both sides; undefined with fewer. One variance between
 * sessions is pooled over both systems, ν = (kx-1)+(ky-1): two sessions alone say too little about it.
 */
export function pooledDifference(baseline: SessionMeans, other: SessionMeans): Estimate | undefined {
  const a = momentsOf(baseline.means);
  const b = momentsOf(other.means);
  if (a?.standardDeviation === undefined || b?.standardDeviation === undefined) return undefined;
  const degreesOfFreedom = a.n - 1 + (b.n - 1);
  const pooled = Math.hypot(weigh(a, degreesOfFreedom), weigh(b, degreesOfFreedom));
  return {
    value: b.mean - a.mean,
    standardError: Math.hypot(
      Math.max(pooled / Math.sqrt(a.n), baseline.rounding),
      Math.max(pooled / Math.sqrt(b.n), other.rounding),
    ),
    degreesOfFreedom,
  };
}

/** √(Σ(x-mean)²/ν), a side's share of the pooled standard deviation. */
function weigh({ n, standardDeviation = 0 }: Moments, degreesOfFreedom: number): number {
  return standardDeviation * Math.sqrt((n - 1) / degreesOfFreedom);
}
