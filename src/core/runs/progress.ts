import type { ConsoleProblem } from './consoleProblem';

/** How far a run is, by what PTS printed so far. Everything is of the round that goes on, but for the problems. */
export interface Progress {
  /** Of the launch, 1-based; absent for a log that is not of a launch. */
  readonly round?: number;
  readonly rounds?: number;
  readonly test?: TestProgress;
  readonly trial?: TrialProgress;
  /**
   * Minutes that the round needed from the beginning of this test on, as PTS estimated; it counts whole ones, and only
   * tests that it ran before.
   */
  readonly minutes?: number;
  readonly problems: readonly ConsoleProblem[];
  /** A question that is asked over and over: nobody answers it, and the run will be stopped. */
  readonly question?: string;
  /** Without colours, the newest last; it may be unfinished. */
  readonly lastLines: readonly string[];
}

export interface TestProgress {
  /** An installation runs before the tests do, and counts for itself. */
  readonly isInstalling: boolean;
  /** 1-based. Tests that are skipped leave gaps. */
  readonly number: number;
  readonly count: number;
  readonly profile?: string;
  readonly title?: string;
  readonly description?: string;
}

export interface TrialProgress {
  /** 0 before the first. */
  readonly number: number;
  readonly planned?: number;
}

/**
 * The part of the round that is done, 0 to 1, counting each test as much as any other; undefined before the first.
 */
export function partDone({ test, trial }: Progress): number | undefined {
  if (test === undefined || test.isInstalling || test.count === 0) return undefined;
  const planned = trial?.planned;
  const inTest = planned === undefined || trial === undefined ? 0 : Math.max(0, trial.number - 1) / planned;
  return Math.min(1, (test.number - 1 + Math.min(1, inTest)) / test.count);
}
