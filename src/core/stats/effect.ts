import { type Message, message } from '../messages/message';
import { differenceOfTrials } from './difference';
import { areFarApart, logSidesOf, ratioOfSides } from './ratio';
import type { Effect, EffectOptions } from './statistics';

/**
 * How much better `other` is than `baseline`, by the trials of one session each (finite, in the unit of the
 * result); undefined where a side has none. A performance ratio where every trial is above zero, else a
 * difference; without direction plainly other / baseline or other - baseline. With a single trial on a side
 * there is no `test`.
 *
 * @param sides the logarithms of both, where they are known
 */
export function effectOfTrials(
  baseline: readonly number[],
  other: readonly number[],
  options: EffectOptions,
  sides = logSidesOf(baseline, other, options.resolution),
): Effect | undefined {
  return sides === undefined ? differenceOfTrials(baseline, other, options) : ratioOfSides(sides, options);
}

/** The note on a comparison whose counts of trials are three or more times apart. */
export function noteOnCounts(nBaseline: number, nOther: number): Message | undefined {
  const least = Math.min(nBaseline, nOther);
  const most = Math.max(nBaseline, nOther);
  return least >= 2 && areFarApart(least, most) ? message('stats.counts-apart', { least, most }) : undefined;
}
