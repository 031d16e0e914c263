import { type Count, remainingRuns } from './advice';
import { errorAfter } from './found';
import { decides, limits, type Runs, sessionSeconds, type UndecidedRow, upperSpread } from './undecidedRow';

/** Further sessions are planned up to this many where trials could stand in one. */
const mostSessions = 12;

/**
 * The sessions that an advice comes to. Trials that could stand in one session are split into three or more, since more
 * trials of one session only sharpen a number that the next boot changes. Then the means of sessions are compared, the
 * one that is there among them, with 2k degrees of freedom for k new ones: that takes more trials than the advice counts
 * for one session (of rows at a noise of 0.7 % with 10 trials, where 1 to 5 more would do, three sessions of so few decide
 * 20-70 %). The cheapest sessions are taken that decide the row with 80 %, and never fewer trials than are advised.
 */
export function sessionsFor(row: UndecidedRow, advice: Count): Runs {
  const more = remainingRuns(row, advice);
  if (advice.kind === 'sessions' || row.margin === undefined) return more;
  const { margin } = row;
  const spread = upperSpread(row);
  let best: Runs = { sessions: mostSessions, trials: limits.mostInSession };
  for (let sessions: number = limits.leastSessions; sessions <= mostSessions; sessions += 1)
    for (let trials = Math.ceil(more.trials / sessions); trials <= limits.mostInSession; trials += 1) {
      const runs = { sessions, trials };
      if (secondsOf(row, runs) >= secondsOf(row, best)) break;
      if (decides(row, margin, errorAfter(row, spread, runs), 2 * sessions)) best = runs;
    }
  return best;
}

/** Where times are not known, only the numbers count: a trial of no time still costs PTS's pauses. */
function secondsOf({ runSeconds = [0, 0] }: UndecidedRow, { sessions, trials }: Runs): number {
  return sessions * sessionSeconds(runSeconds, trials);
}
