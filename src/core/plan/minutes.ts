import { sessionSeconds } from '../stats/undecidedRow';
import type { Plan, PlannedTest } from './plan';

/** How long a plan takes. */
export interface Duration {
  /** At least so long: of tests of unknown time, PTS's pauses alone. */
  readonly seconds: number;
  /** Tests whose time is not known. */
  readonly unknown: number;
}

/** Seconds that a test takes in all of its rounds, with PTS's own pauses; undefined where that is not known. */
export function secondsOfTest({ secondsPerTrial, rounds, trials }: PlannedTest): number | undefined {
  return secondsPerTrial === undefined ? undefined : rounds * sessionSeconds([secondsPerTrial], trials);
}

export function durationOf({ tests }: Pick<Plan, 'tests'>): Duration {
  return {
    seconds: tests.reduce(
      (sum, test) => sum + (secondsOfTest(test) ?? test.rounds * sessionSeconds([0], test.trials)),
      0,
    ),
    unknown: tests.filter(({ secondsPerTrial }) => secondsPerTrial === undefined).length,
  };
}
