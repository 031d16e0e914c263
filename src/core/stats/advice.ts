import type { Effect, Method } from './model';
import { momentsOf } from './moments';
import { powerOf, smallestCount } from './power';
import { logRoundingError, roundingError } from './resolution';
import { chiSquaredQuantile } from './student';

/** More trials than this are not advised. */
const mostAdvised = 200;
/** Chance that the advised count makes the row conclusive, if the difference is as large as it looks. */
const power = 0.8;
/** The spread is taken at its upper 80 % bound: from three trials it is a guess. */
const spreadTail = 0.2;
/** Two trials never get a verdict. */
const leastForVerdict = 3;

export interface TrialCount {
  /** Total trials per side; absent means more than 200. */
  readonly total?: number;
  /** `power`: to establish a difference as large as it looks. `precision`: for an interval as narrow as the margin. */
  readonly aim: 'power' | 'precision';
}

/**
 * How many trials per side, in all, an undecided row of one session each needs; undefined where trials cannot
 * say (a single trial, no effect, or several sessions, where further sessions count and not further trials).
 * `undecided` is the number of such rows of the pair of systems: they share α. Where rounding, which no
 * number of trials narrows, stands in the way, the answer is more than 200.
 */
export function adviseTrials(input: {
  readonly baseline: readonly number[];
  readonly other: readonly number[];
  readonly effect: Effect | undefined;
  /** u of the result, in its unit. */
  readonly resolution: number;
  readonly method: Method;
  readonly undecided: number;
}): TrialCount | undefined {
  const { baseline, other, effect, resolution, method } = input;
  if (effect?.test === undefined || effect.test.basis === 'between-sessions') return undefined;

  const isRatio = effect.kind === 'ratio';
  const side = (trials: readonly number[]) => ({
    spread: momentsOf(isRatio ? trials.map(Math.log) : trials)?.standardDeviation ?? 0,
    rounding: isRatio
      ? logRoundingError(resolution, momentsOf(trials)?.mean ?? 0)
      : roundingError(resolution),
  });
  const a = side(baseline);
  const b = side(other);
  const margin = Math.log1p(method.margin);
  const observed = isRatio ? Math.abs(Math.log(effect.ratio)) : Math.abs(effect.difference);
  const difference = isRatio ? Math.max(observed, margin) : observed;
  const { degreesOfFreedom } = effect.test;
  const spread =
    (Math.hypot(a.spread, b.spread) / Math.SQRT2) *
    Math.sqrt(degreesOfFreedom / chiSquaredQuantile(spreadTail, degreesOfFreedom));
  const alpha = (1 - method.confidence) / Math.max(1, input.undecided);

  const suffices = (n: number) => {
    const fromSpread = spread / Math.sqrt(n);
    const standardError = Math.hypot(Math.max(fromSpread, a.rounding), Math.max(fromSpread, b.rounding));
    return powerOf(n, difference, standardError * Math.sqrt(n / 2), alpha) >= power;
  };
  const enough = smallestCount(suffices, mostAdvised);
  // What was measured did not suffice, whatever the bound says.
  const measured = Math.min(baseline.length, other.length);
  const total = enough === undefined ? undefined : Math.max(enough, leastForVerdict, measured + 1);
  const aim = !isRatio || observed > margin ? 'power' : 'precision';
  return total === undefined || total > mostAdvised ? { aim } : { total, aim };
}
