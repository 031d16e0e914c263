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

/** Seconds of one session of so many trials with PTS's pauses, for each of the sides one after the other. */
export function sessionSeconds(runSeconds: readonly number[], trials: number): number {
  return runSeconds.reduce((sum, seconds) => sum + trials * (seconds + pauses.trial) + pauses.test, 0);
}
