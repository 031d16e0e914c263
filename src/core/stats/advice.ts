import { foundAfter, sessionsToFind } from './found';
import { smallestCount } from './power';
import {
  decides,
  errorAt,
  limits,
  type Runs,
  sessionSeconds,
  type UndecidedRow,
  upperSpread,
} from './undecidedRow';

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

  if (row.excludesNone) {
    const sought = sessionsToFind(row, trialsOf(row), mostSessions(row));
    if (sought !== undefined) return findings(row, budgetSeconds, sought);
  }
  const isWithinReach = total !== undefined && (seconds === undefined || seconds <= limits.longestSeconds);
  if (isWithinReach || row.margin === undefined) return findings(row, budgetSeconds);
  return beyondReach(row, spread, row.margin);
}

/** What a budget finds in a row, if it is spent on this row alone; at least one session is. */
export function adviseFinding(row: UndecidedRow, budgetSeconds: number): Advice {
  return findings(row, budgetSeconds);
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

/**
 * What so many further sessions find, where they are not given as many as the budget holds. What is found is counted as
 * the comparison then compares: by means of sessions, whose spread has far fewer degrees of freedom than that of trials.
 */
function findings(row: UndecidedRow, budgetSeconds: number, sought?: number): Advice {
  const trials = trialsOf(row);
  const seconds = row.runSeconds === undefined ? undefined : sessionSeconds(row.runSeconds, trials);
  const affordable = seconds === undefined ? limits.leastSessions : Math.floor(budgetSeconds / seconds);
  const sessions = sought ?? Math.min(Math.max(1, affordable), mostSessions(row));
  const finds = foundAfter(row, { sessions, trials });
  if (finds === undefined) return { kind: 'cannot' };
  return {
    kind: 'finds',
    of: row.margin === undefined ? 'difference' : 'ratio',
    sessions,
    trials,
    finds,
    ...(seconds === undefined ? {} : { minutes: (sessions * seconds) / 60 }),
  };
}

/** Trials of a further session. */
function trialsOf({ repeats }: UndecidedRow): number {
  return repeats.kind === 'sessions' ? repeats.trials : limits.trialsPerSession;
}

function mostSessions({ repeats }: UndecidedRow): number {
  return repeats.kind === 'sessions' ? limits.mostTrials : limits.mostTrials / limits.trialsPerSession;
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
