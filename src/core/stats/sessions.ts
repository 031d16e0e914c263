import { toDifference } from './difference';
import { finite } from './finite';
import { momentsOf, momentsOfLogs, momentsOfTrials } from './moments';
import { allPositive, toRatio } from './ratio';
import { logRoundingError, roundingError } from './resolution';
import type { Effect, EffectOptions } from './statistics';
import { differenceOfMeans, type Side } from './twoSamples';

type Sessions = readonly (readonly number[])[];

/**
 * How much better `other` is than `baseline`, by two or more sessions of each (the trials of every session;
 * sessions without any are ignored); undefined with fewer. A session's mean, of logarithms where every trial
 * is above zero, is one value, so that the result holds for further sessions. One variance between sessions
 * is pooled over both systems, since two sessions alone are too few for an estimate of it; where the numbers
 * of sessions differ the wider interval of this and of Welch's holds.
 */
export function effectOfSessions(
  baseline: Sessions,
  other: Sessions,
  { proportion, resolution, method }: EffectOptions,
): Effect | undefined {
  const trialsOfBaseline = allOf(baseline);
  const trialsOfOther = allOf(other);
  const isRatio = allPositive(trialsOfBaseline) && allPositive(trialsOfOther);
  const side = (sessions: Sessions, trials: readonly number[]): Side | undefined => {
    const moments = momentsOf(sessionMeans(sessions, isRatio ? momentsOfLogs : momentsOfTrials));
    const rounding = isRatio
      ? logRoundingError(resolution, momentsOfTrials(trials)?.mean ?? 0)
      : roundingError(resolution);
    return moments && { moments, rounding };
  };
  const a = side(baseline, trialsOfBaseline);
  const b = side(other, trialsOfOther);
  const difference = a && b && differenceOfMeans(a, b, 'pooled');
  if (difference === undefined) return undefined;
  return isRatio
    ? toRatio(difference, proportion, method, 'between-sessions')
    : toDifference(difference, proportion, method, 'between-sessions', 0);
}

/**
 * Spread of a system between its sessions: standard deviation of the session means over the size of their
 * mean, as a fraction. Undefined for fewer than two sessions, and around 0.
 */
export function spreadBetweenSessions(sessions: Sessions): number | undefined {
  const moments = momentsOf(sessionMeans(sessions));
  if (moments?.standardDeviation === undefined || moments.mean === 0) return undefined;
  return finite(moments.standardDeviation / Math.abs(moments.mean));
}

/** The mean of every session that has trials, or of their logarithms. */
export function sessionMeans(sessions: Sessions, momentsOfSession = momentsOfTrials): number[] {
  return sessions.flatMap(trials => momentsOfSession(trials)?.mean ?? []);
}

/** The trials of all sessions; for a single session the same list, whose moments are cached. */
export function allOf(sessions: Sessions): readonly number[] {
  const [first = [], ...more] = sessions;
  return more.length === 0 ? first : sessions.flat();
}
