import type { Proportion } from '../results/resultFile';
import { hasDirection } from './direction';
import type { Effect, Interval, Method, Verdict } from './statistics';

export interface Judgement {
  readonly verdict: Verdict;
  /** With `equivalent`: the interval excludes equality, so the difference is real but below the margin. */
  readonly smallButReal?: true;
  /** The row's own interval excludes equality, the corrected p does not. */
  readonly standsAloneOnly?: true;
}

/**
 * The verdict on one row of a pair of systems. `adjustedP` is corrected over all rows of that pair; without
 * it the row is judged alone. Counts are of trials; between sessions, where the values are session means,
 * they are ignored. The caller decides on `failed`, `different` and most `missing`: here `missing` means that
 * a side has no trials.
 */
export function verdictOf(input: {
  readonly effect?: Effect | undefined;
  readonly adjustedP?: number | undefined;
  readonly nBaseline: number;
  readonly nOther: number;
  readonly proportion: Proportion;
  readonly method: Method;
}): Judgement {
  const { effect, nBaseline, nOther, proportion, method } = input;
  if (effect === undefined) return { verdict: 'missing' };
  if (effect.test === undefined) return { verdict: 'single-trial' };

  const excludesNone = excludes(effect.test, effect.kind === 'ratio' ? 1 : 0);
  if (effect.test.basis === 'within-session') {
    const least = Math.min(nBaseline, nOther);
    if (least < 2) return { verdict: 'single-trial' };
    // The interval of two trials is shown but gives no verdict.
    if (least === 2) return { verdict: 'inconclusive' };
  }
  if (effect.kind === 'ratio' && isInside(effect.test, method.margin)) {
    return excludesNone ? { verdict: 'equivalent', smallButReal: true } : { verdict: 'equivalent' };
  }
  if ((input.adjustedP ?? effect.test.p) < 1 - method.confidence) {
    if (!hasDirection(proportion)) return { verdict: 'differs' };
    const isBetter = effect.kind === 'ratio' ? effect.ratio > 1 : effect.difference > 0;
    return { verdict: isBetter ? 'faster' : 'slower' };
  }
  return excludesNone ? { verdict: 'inconclusive', standsAloneOnly: true } : { verdict: 'inconclusive' };
}

function excludes({ low, high }: Interval, value: number): boolean {
  return low > value || high < value;
}

/** True when the whole interval of a ratio lies within 1/(1+margin) … 1+margin. */
export function isInside({ low, high }: Interval, margin: number): boolean {
  return low > 1 / (1 + margin) && high < 1 + margin;
}
