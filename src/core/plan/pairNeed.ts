import type { Comparison } from '../comparison/comparison';
import type { UndecidedPair } from '../comparison/undecidedRows';
import { type Advice, advise } from '../stats/advice';
import { sessionsFor } from '../stats/sessionPlan';
import { limits, type Runs } from '../stats/undecidedRow';
import type { Need } from './budget';
import { planLimits } from './plan';
import type { TopUpWish } from './topUpWish';

/** Sessions of two trials still show how far trials lie apart. */
const fewestTrials = 2;

/**
 * What a pair needs. Undefined where no number of trials decides it, its difference does not even exceed its own noise,
 * and nobody asked for it: then more trials would most likely say the same again.
 */
export function needOf(
  of: UndecidedPair,
  { baseline = '' }: Comparison,
  { budgetSeconds, rows }: TopUpWish,
): Need<UndecidedPair> | undefined {
  const { undecided, pair } = of;
  const sides = [baseline, pair.system];
  const first = { sessions: limits.leastSessions, trials: limits.trialsPerSession };
  if (undecided === undefined) return { of, sides, runs: first, leastTrials: fewestTrials, decides: false };
  const advice = adviceFor(of, budgetSeconds);
  if (advice?.kind === 'trials' || advice?.kind === 'sessions')
    return { of, sides, runs: boundedRuns(sessionsFor(undecided, advice)), decides: true };
  const isWorth = rows !== undefined || (advice?.kind === 'finds' && undecided.excludesNone);
  if (!isWorth) return undefined;
  const runs = advice?.kind === 'finds' ? advice : (advice?.instead ?? first);
  return { of, sides, runs: boundedRuns(runs), decides: false };
}

/** No more than a plan holds: a file may have sessions of thousands of trials. */
export function boundedRuns({ sessions, trials }: Runs): Runs {
  return { sessions: Math.min(sessions, planLimits.rounds), trials: Math.min(trials, planLimits.trials) };
}

/** The advice under a budget: half an hour, which the comparison's own is for, may be too little or too much. */
export function adviceFor(
  { pair, undecided }: UndecidedPair,
  budgetSeconds: number | undefined,
): Advice | undefined {
  if (budgetSeconds === undefined || undecided === undefined) return pair.advice;
  return advise(undecided, budgetSeconds);
}
