import { powerOf, smallestCount } from './power';
import type { Interval } from './statistics';
import { errorAt, limits, type Runs, type UndecidedRow, upperSpread } from './undecidedRow';

/**
 * The fewest further sessions of so many trials that find a true difference as large as the observed one with 80 %;
 * undefined where `most` do not.
 */
export function sessionsToFind(row: UndecidedRow, trials: number, most: number): number | undefined {
  const spread = upperSpread(row);
  const finds = (sessions: number) => isFound(row, row.difference, spread, { sessions, trials });
  return finds(1) ? 1 : smallestCount(finds, most);
}

/**
 * The least true difference that so many more sessions find with 80 %: a fraction where there is a ratio, else in the
 * result's unit. Undefined where it is beyond all measure. By bisection.
 */
export function foundAfter(row: UndecidedRow, runs: Runs): number | undefined {
  const spread = upperSpread(row);
  const finds = (difference: number) => isFound(row, difference, spread, runs);
  const bounds: { -readonly [side in keyof Interval]: number } = {
    low: 0,
    high: errorAfter(row, spread, runs),
  };
  for (let step = 0; step < 60 && !finds(bounds.high); step += 1) bounds.high *= 2;
  for (let step = 0; step < 40; step += 1) {
    const middle = (bounds.low + bounds.high) / 2;
    if (finds(middle)) bounds.high = middle;
    else bounds.low = middle;
  }
  const { margin } = row;
  if (bounds.high > (margin === undefined ? limits.mostFound.difference : limits.mostFound.ratio))
    return undefined;
  return margin === undefined ? bounds.high : Math.expm1(bounds.high);
}

/** True where the means of all sessions, old and new, show a true difference with 80 %. */
function isFound(row: UndecidedRow, difference: number, spread: number, runs: Runs): boolean {
  const n = (row.repeats.kind === 'sessions' ? row.repeats.least : 1) + runs.sessions;
  const standardDeviation = errorAfter(row, spread, runs) * Math.sqrt(n / 2);
  return powerOf(n, difference, standardDeviation, row.alpha) >= limits.power;
}

/** Standard error of the difference of the means of all sessions, old and new, a side. */
export function errorAfter(
  { repeats, rounding }: UndecidedRow,
  spread: number,
  { sessions, trials }: Runs,
): number {
  if (repeats.kind === 'sessions') return errorAt(repeats.least + sessions, spread, rounding);
  // The mean of one mean of the trials so far and of each new session has this variance, in those of a trial.
  const variance = (1 / repeats.least + sessions / trials) / (sessions + 1) ** 2;
  return errorAt(1 / variance, spread, rounding);
}
