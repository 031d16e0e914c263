import { powerOf, smallestCount } from './power';
import type { Interval } from './statistics';
import { chiSquaredQuantile, tQuantile } from './student';

/** The bounds of the advice. */
export const limits = {
  /** Chance that a row is decided by the advised trials. */
  power: 0.8,
  /** The spread is taken at its upper 80 % bound: from three trials it is a guess. */
  spreadTail: 0.2,
  /** Two trials never get a verdict. */
  leastTrials: 3,
  /** More trials in one session only sharpen a number that the next boot changes. */
  mostInSession: 15,
  trialsPerSession: 5,
  leastSessions: 3,
  /** Largest total of trials per side that is counted. */
  mostTrials: 200,
  /** Trials that replace the budget where there are no run times. */
  trialsInBudget: 50,
  budgetSeconds: 30 * 60,
  longestSeconds: 3 * 60 * 60,
  /** Largest difference worth finding: a doubling, as a logarithm; in the result's unit, a number's limit. */
  mostFound: { ratio: Math.LN2, difference: 1e300 },
  /** Wider margins that are tried where the user's cannot be resolved, as fractions. */
  margins: [0.02, 0.03, 0.05, 0.1],
} as const;

/** PTS's own pauses: seconds a trial and seconds a test of one session, measured on PTS 10.8. */
const pauses = { trial: 4, test: 8 } as const;

/**
 * What to run for an undecided row. `trials` and `sessions` are per side; minutes are of both sides, one
 * after the other, and absent where the result has no run times.
 */
export type Advice =
  /** So many trials in all, in one session. */
  | { readonly kind: 'trials'; readonly trials: number; readonly minutes?: number }
  /** New sessions of so many trials each. */
  | {
      readonly kind: 'sessions';
      readonly sessions: number;
      readonly trials: number;
      readonly minutes?: number;
    }
  /** Further sessions, and the least difference they find with 80 %: a fraction, or in the result's unit. */
  | {
      readonly kind: 'finds';
      readonly of: 'ratio' | 'difference';
      readonly sessions: number;
      readonly trials: number;
      readonly finds: number;
      readonly minutes?: number;
    }
  /** Nothing within three hours reaches the margin. `instead`: a wider margin, a fraction, and its runs. */
  | {
      readonly kind: 'cannot';
      readonly instead?: { readonly margin: number; readonly sessions: number; readonly trials: number };
    };

/** An undecided row, as the advice needs it. */
export interface UndecidedRow {
  /** Size of the observed difference, of logarithms or in the result's unit. */
  readonly difference: number;
  /** The smallest difference that matters, in the same unit; absent where there is no ratio. */
  readonly margin?: number;
  /** Standard deviation of one trial (between sessions: of one session's mean) and its degrees of freedom. */
  readonly spread: number;
  readonly degreesOfFreedom: number;
  /** Standard errors that no number of trials goes below, of the two sides. */
  readonly rounding: readonly [number, number];
  /** α that the correction would give this row. */
  readonly alpha: number;
  readonly confidence: number;
  /** The row's own interval of the difference excludes 0. */
  readonly excludesNone: boolean;
  /** What is repeated: trials, or whole sessions of so many trials. */
  readonly repeats: { readonly kind: 'trials'; readonly least: number } | SessionsSoFar;
  /** Mean seconds of a run on each side, without PTS's pauses; less than a month. */
  readonly runSeconds?: readonly [number, number];
}

interface SessionsSoFar {
  readonly kind: 'sessions';
  readonly least: number;
  readonly trials: number;
}

/** Runs on each side: so many sessions of so many trials. */
export interface Runs {
  readonly sessions: number;
  readonly trials: number;
}

/**
 * Returns what to run for an undecided row: the count that decides the row with 80 % probability whatever its
 * true difference is, faster, slower or equivalent. The observed difference is no guide, since most of it is
 * noise, above all in a row that was picked for a large one (of equal systems at a noise of 3 % a count based
 * on it decides one row in four). Where that count is too large, the advice is the difference that further
 * sessions find: as many as find a difference that exceeds the row's own noise, else as many as the budget holds.
 * @param budgetSeconds of both sides, one after the other; half an hour unless somebody says how long there is
 */
export function advise(row: UndecidedRow, budgetSeconds: number = limits.budgetSeconds): Advice {
  const spread = upperSpread(row);
  const total = row.margin === undefined ? undefined : countForDecision(row, spread, row.margin);
  const count = total === undefined ? undefined : repeated(row, total);
  const seconds = count === undefined ? undefined : secondsOf(row, count);
  const isAffordable =
    seconds === undefined ? (total ?? limits.mostTrials) <= limits.trialsInBudget : seconds <= budgetSeconds;
  if (count !== undefined && (count.kind === 'trials' || isAffordable))
    return seconds === undefined ? count : { ...count, minutes: seconds / 60 };

  const sought = row.excludesNone ? countForPower(row, spread) : undefined;
  if (sought !== undefined) return findings(row, spread, budgetSeconds, sought);
  const isWithinReach = total !== undefined && (seconds === undefined || seconds <= limits.longestSeconds);
  if (isWithinReach || row.margin === undefined) return findings(row, spread, budgetSeconds);
  return beyondReach(row, spread, row.margin);
}

/** What a budget finds in a row, if it is spent on this row alone; at least one session is. */
export function adviseFinding(row: UndecidedRow, budgetSeconds: number): Advice {
  return findings(row, upperSpread(row), budgetSeconds);
}

/** The advice as total trials per side; undefined where it is no count. */
export function trialsNeeded(advice: Advice): number | undefined {
  switch (advice.kind) {
    case 'trials':
      return advice.trials;
    case 'sessions':
      return advice.sessions * advice.trials;
    default:
      return undefined;
  }
}

/** The upper bound of the spread: s·√(ν/χ²). */
export function upperSpread({
  spread,
  degreesOfFreedom,
}: Pick<UndecidedRow, 'spread' | 'degreesOfFreedom'>): number {
  // A spread from so many degrees of freedom is exact enough.
  if (degreesOfFreedom > 1000) return spread;
  return spread * Math.sqrt(degreesOfFreedom / chiSquaredQuantile(limits.spreadTail, degreesOfFreedom));
}

/** Standard error of the difference with n repeats a side; n is a fraction where repeats are not alike. */
export function errorAt(n: number, spread: number, [a, b]: UndecidedRow['rounding']): number {
  const fromSpread = spread / Math.sqrt(n);
  return Math.hypot(Math.max(fromSpread, a), Math.max(fromSpread, b));
}

/** The smallest count that establishes a true difference as large as the observed one with 80 % power. */
function countForPower(row: UndecidedRow, spread: number): number | undefined {
  const suffices = (n: number) => {
    const standardDeviation = errorAt(n, spread, row.rounding) * Math.sqrt(n / 2);
    return powerOf(n, row.difference, standardDeviation, row.alpha) >= limits.power;
  };
  return enough(row, suffices);
}

/**
 * The smallest count that decides a row with 80 % probability whatever its true difference is. A row stays
 * open where its estimate lies above the bound of equivalence, margin - t(α/2)·SE, and below the bound of a
 * verdict, t(α'/2)·SE with the corrected α'. The worst true difference lies in the middle of that gap g,
 * where P(open) = 2Φ(g/2SE) - 1.
 */
function countForDecision(row: UndecidedRow, spread: number, margin: number | undefined): number | undefined {
  // Without a ratio nothing is equivalent, and no count decides whatever is true.
  if (margin === undefined) return undefined;
  return enough(row, n => decides(row, margin, errorAt(n, spread, row.rounding), 2 * (n - 1)));
}

/** True where a standard error of so many degrees of freedom leaves a row open in one of five cases at most. */
export function decides(
  { alpha, confidence }: Pick<UndecidedRow, 'alpha' | 'confidence'>,
  margin: number,
  standardError: number,
  degreesOfFreedom: number,
): boolean {
  /** z at which 2Φ(z) - 1 = 0.2. */
  const halfGap = 0.2533471031357997;
  const reach = -tQuantile(alpha / 2, degreesOfFreedom) - tQuantile((1 - confidence) / 2, degreesOfFreedom);
  return margin >= (reach - 2 * halfGap) * standardError;
}

function enough({ repeats }: UndecidedRow, suffices: (n: number) => boolean): number | undefined {
  const count = smallestCount(suffices, limits.mostTrials);
  // The trials so far did not suffice, whatever the bound is.
  const least = Math.max(repeats.least + 1, repeats.kind === 'trials' ? limits.leastTrials : 2);
  return count === undefined ? undefined : Math.max(count, least);
}

/** An advice that decides a row. */
export type Count = Extract<Advice, { readonly kind: 'trials' | 'sessions' }>;

function repeated({ repeats }: UndecidedRow, total: number): Count {
  if (repeats.kind === 'sessions') return { kind: 'sessions', sessions: total, trials: repeats.trials };
  if (total <= limits.mostInSession) return { kind: 'trials', trials: total };
  const sessions = Math.max(limits.leastSessions, Math.ceil(total / limits.trialsPerSession));
  return { kind: 'sessions', sessions, trials: limits.trialsPerSession };
}

/** Seconds of the remaining runs, on both sides. */
function secondsOf(row: UndecidedRow, advice: Count): number | undefined {
  if (row.runSeconds === undefined) return undefined;
  const { sessions, trials } = remainingRuns(row, advice);
  return sessions * sessionSeconds(row.runSeconds, trials);
}

/** What is left to run of an advised total: trials of one session, or sessions. */
export function remainingRuns({ repeats }: Pick<UndecidedRow, 'repeats'>, advice: Count): Runs {
  if (advice.kind === 'trials') return { sessions: 1, trials: Math.max(1, advice.trials - repeats.least) };
  const sessions = repeats.kind === 'sessions' ? advice.sessions - repeats.least : advice.sessions;
  return { sessions, trials: advice.trials };
}

/** Seconds of one session of so many trials with PTS's pauses, for each of the sides one after the other. */
export function sessionSeconds(runSeconds: readonly number[], trials: number): number {
  return runSeconds.reduce((sum, seconds) => sum + trials * (seconds + pauses.trial) + pauses.test, 0);
}

/** What further sessions find: as many as make `sought` repeats in all, else as many as the budget holds. */
function findings(row: UndecidedRow, spread: number, budgetSeconds: number, sought?: number): Advice {
  const { repeats } = row;
  const trials = repeats.kind === 'sessions' ? repeats.trials : limits.trialsPerSession;
  const perSession = repeats.kind === 'sessions' ? 1 : trials;
  const seconds = row.runSeconds === undefined ? undefined : sessionSeconds(row.runSeconds, trials);
  const affordable = seconds === undefined ? limits.leastSessions : Math.floor(budgetSeconds / seconds);
  const wanted = sought === undefined ? affordable : Math.ceil((sought - repeats.least) / perSession);
  const most = Math.floor(limits.mostTrials / perSession);
  const sessions = Math.min(Math.max(1, wanted), Math.max(1, most));
  const n = repeats.least + sessions * perSession;
  const found = smallestDifference(n, errorAt(n, spread, row.rounding), row.alpha);
  if (found > mostFoundIn(row)) return { kind: 'cannot' };
  return {
    kind: 'finds',
    of: row.margin === undefined ? 'difference' : 'ratio',
    sessions,
    trials,
    finds: row.margin === undefined ? found : Math.expm1(found),
    ...(seconds === undefined ? {} : { minutes: (sessions * seconds) / 60 }),
  };
}

/** Differences beyond this are beyond all measure. */
export function mostFoundIn({ margin }: UndecidedRow): number {
  return margin === undefined ? limits.mostFound.difference : limits.mostFound.ratio;
}

/** The true difference that n repeats a side of this standard error establish with 80 % power, by bisection. */
export function smallestDifference(n: number, error: number, alpha: number): number {
  const finds = (difference: number) =>
    powerOf(n, difference, error * Math.sqrt(n / 2), alpha) >= limits.power;
  const bounds: { -readonly [side in keyof Interval]: number } = { low: 0, high: error };
  for (let step = 0; step < 60 && !finds(bounds.high); step += 1) bounds.high *= 2;
  for (let step = 0; step < 40; step += 1) {
    const middle = (bounds.low + bounds.high) / 2;
    if (finds(middle)) bounds.high = middle;
    else bounds.low = middle;
  }
  return bounds.high;
}

/** The next wider margin that trials would reach, if there is one. */
function beyondReach(row: UndecidedRow, spread: number, margin: number): Advice {
  for (const wider of limits.margins) {
    const log = Math.log1p(wider);
    if (log <= margin) continue;
    const total = countForDecision(row, spread, log);
    if (total === undefined) continue;
    const count = repeated(row, total);
    const seconds = secondsOf(row, count);
    if (seconds === undefined ? total > limits.trialsInBudget : seconds > limits.longestSeconds) continue;
    const sessions = count.kind === 'trials' ? 1 : count.sessions;
    return { kind: 'cannot', instead: { margin: wider, sessions, trials: count.trials } };
  }
  return { kind: 'cannot' };
}
