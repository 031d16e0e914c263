import type { Advice } from './advice';
import { smallestCount } from './power';
import { tQuantile } from './student';
import { limits, sessionSeconds, upperSpread } from './undecidedRow';

/** A sample whose interval is too wide. All figures but the counts are fractions of its mean. */
export interface WideSample {
  /** Standard deviation of one trial (between sessions: of one session's mean) and its degrees of freedom. */
  readonly spread: number;
  readonly degreesOfFreedom: number;
  /** Standard error that no number of trials goes below. */
  readonly rounding: number;
  /** Half the width that the interval is to have at most. */
  readonly margin: number;
  readonly confidence: number;
  /** What is repeated: trials of one session, or sessions of so many trials. */
  readonly repeats: 'trials' | { readonly sessions: true; readonly trials: number };
  /** Repeats so far. */
  readonly n: number;
  /** Mean seconds of a run, without PTS's pauses. */
  readonly runSeconds?: number;
}

/**
 * Returns what to run for an interval of the mean that is no wider than the margin: trials in all of one new session, or
 * sessions where those would be more than 15. It suffices in four of five cases: the spread is taken at its upper 80 %
 * bound S, and a new sample of n suffices where its own spread is at most S (simulated: 81-85 % at a noise of twice the
 * margin; 90-99 % where a sample just misses the margin, since most of those look noisier than they are). Boots that
 * differ are not foreseen.
 */
export function advisePrecision(sample: WideSample): Advice {
  const { repeats, n, confidence, margin, rounding } = sample;
  const spread = upperSpread(sample);
  const suffices = (count: number, perRepeat: number) =>
    -tQuantile((1 - confidence) / 2, count - 1) * Math.max(spread / Math.sqrt(count * perRepeat), rounding) <=
    margin;
  if (repeats === 'trials') {
    const trials = smallestCount(count => suffices(count, 1), limits.mostInSession);
    if (trials !== undefined) {
      // The trials so far did not suffice, whatever the bound is.
      const total = Math.max(trials, limits.leastTrials, n + 1);
      return withMinutes({ kind: 'trials', trials: total }, sample);
    }
  }
  const isNew = repeats === 'trials';
  const trials = isNew ? limits.trialsPerSession : repeats.trials;
  const sessions = smallestCount(
    count => suffices(count, isNew ? trials : 1),
    Math.floor(limits.mostTrials / Math.max(1, trials)),
  );
  if (sessions === undefined) return { kind: 'cannot' };
  const least = isNew ? limits.leastSessions : n + 1;
  return withMinutes({ kind: 'sessions', sessions: Math.max(sessions, least), trials }, sample);
}

/** With the minutes of a whole new run: its trials cannot be added to a session that has ended. */
function withMinutes(
  count: Extract<Advice, { readonly kind: 'trials' | 'sessions' }>,
  { runSeconds }: WideSample,
): Advice {
  if (runSeconds === undefined) return count;
  const sessions = count.kind === 'trials' ? 1 : count.sessions;
  return { ...count, minutes: (sessions * sessionSeconds([runSeconds], count.trials)) / 60 };
}
