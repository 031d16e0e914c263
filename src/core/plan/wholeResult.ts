import type { Comparison, Row } from '../comparison/comparison';
import { limits } from '../stats/undecidedRow';
import { type Plan, type PlannedTest, planLimits } from './plan';
import type { Proposal } from './proposal';
import { planName } from './roundNames';
import { labelOf, plannedRows, type TestOfRows, testsOfRows, trialSeconds } from './testsOfRows';

/** How often every test runs, where it is not to be as often as in the results. */
export interface Counts {
  readonly rounds?: number;
  readonly trials?: number;
}

/**
 * A plan of every test of some results, to run on another target: about as many sessions and trials as they have, because
 * two sides that are compared should have the same number; no fewer than three trials, since fewer never get a verdict.
 */
export function planWhole({ rows }: Comparison, about: Omit<Plan, 'tests'>, counts: Counts = {}): Proposal {
  const { tests, refused } = testsOfRows(rows);
  return {
    plan: { ...about, name: planName(about.name), tests: tests.map(test => plannedTest(test, counts)) },
    leftOut: refused.map(({ row, reason }) => ({ label: labelOf(row), reason })),
    alsoOn: [],
  };
}

function plannedTest(test: TestOfRows, counts: Counts): PlannedTest {
  const seconds = trialSeconds(test.rows).on();
  return {
    test: test.test,
    title: test.title,
    arguments: test.arguments,
    description: test.description,
    rows: plannedRows(test.rows),
    ...(seconds === undefined ? {} : { secondsPerTrial: seconds }),
    rounds: counts.rounds ?? sessionsOf(test.rows),
    trials: runsOnce(test.rows) ? 1 : (counts.trials ?? trialsOf(test.rows)),
  };
}

/** The most sessions that a system has of these rows. */
function sessionsOf(rows: readonly Row[]): number {
  const counts = rows.flatMap(({ samples }) => samples.map(({ sessions }) => sessions.length));
  return within(counts, 1, planLimits.rounds);
}

/**
 * Counts of trials that are planned: PTS adds trials while they spread, so that every test of a file has a count of its
 * own, and each count takes a run of PTS of its own.
 */
const usualCounts = [limits.leastTrials, 5, 10, limits.mostInSession];

/** The most trials of a session, or the next usual count. */
function trialsOf(rows: readonly Row[]): number {
  const counts = rows.flatMap(({ samples }) =>
    samples.flatMap(({ sessions }) => sessions.map(({ trials }) => trials.length)),
  );
  const most = within(counts, 1, planLimits.trials);
  return usualCounts.find(count => count >= most) ?? most;
}

function within(counts: readonly number[], least: number, most: number): number {
  return Math.min(
    most,
    counts.reduce((a, b) => Math.max(a, b), least),
  );
}

/** PTS runs a test that gives several outcomes, or pictures, once, whatever it is told (get_times_to_run). */
function runsOnce(rows: readonly Row[]): boolean {
  return rows.some(({ displayFormat }) => /^(?:MULTI_|IMAGE_)/.test(displayFormat));
}
