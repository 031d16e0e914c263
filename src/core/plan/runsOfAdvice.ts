import { type Count, limits, type Runs, remainingRuns, type UndecidedRow } from '../stats/advice';
import { planLimits } from './plan';

/**
 * The rounds that an advice comes to: what is left of it, and trials that could stand in one session are split into
 * three, because more trials in one session only sharpen a number that the next boot changes.
 */
export function runsOfAdvice(row: Pick<UndecidedRow, 'repeats'>, advice: Count): Runs {
  const { sessions, trials } = remainingRuns(row, advice);
  if (advice.kind === 'sessions') return boundedRuns({ sessions, trials });
  return { sessions: limits.leastSessions, trials: Math.ceil(trials / limits.leastSessions) };
}

/** No more than a plan holds: a file may have sessions of thousands of trials. */
export function boundedRuns({ sessions, trials }: Runs): Runs {
  return { sessions: Math.min(sessions, planLimits.rounds), trials: Math.min(trials, planLimits.trials) };
}
