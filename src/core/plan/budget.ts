import { type Runs, sessionSeconds } from '../stats/undecidedRow';

/** What one undecided pair of a test needs. */
export interface Need<Of> {
  readonly of: Of;
  readonly runs: Runs;
  /** Where fewer trials a session are of use, too: the fewest. */
  readonly leastTrials?: number;
  /** False where the runs decide nothing yet. */
  readonly decides: boolean;
  /** Labels of the systems that have to run it. */
  readonly sides: readonly string[];
}

/** A test with what its pairs need. */
export interface Candidate<Of> {
  readonly needs: readonly Need<Of>[];
  /** Seconds of a trial on a system, without PTS's pauses; undefined where that is not known. */
  readonly trialSecondsOn: (side: string) => number | undefined;
}

/** A test that is to run, and the needs that are met by it. */
export interface Chosen<Of, Test extends Candidate<Of> = Candidate<Of>> {
  readonly test: Test;
  readonly runs: Runs;
  readonly met: readonly Need<Of>[];
  /** Absent where that is not known. */
  readonly seconds?: number;
}

/** The first needs of a test, the cheapest first, and what they take together. */
interface Level<Of> {
  readonly needs: readonly Need<Of>[];
  readonly count: number;
  readonly decided: number;
  readonly runs: Runs;
  readonly seconds: number | undefined;
}

/**
 * The tests to run, those that decide most rows a minute first; where time is left over, tests that decide
 * nothing yet, the shortest first. One run of a test serves all of its rows: it is as large as the largest need met.
 *
 * @param budgetSeconds of all systems, one after the other; absent: everything is to run, tests of unknown time last
 */
export function chooseTests<Of, Test extends Candidate<Of>>(
  tests: readonly Test[],
  budgetSeconds: number | undefined,
): readonly Chosen<Of, Test>[] {
  const found = budgetSeconds === undefined ? allOf<Of, Test>(tests) : within<Of, Test>(tests, budgetSeconds);
  const worthOf = ({ met, seconds }: Chosen<Of, Test>) =>
    seconds === undefined ? -1 : met.filter(({ decides }) => decides).length / Math.max(1, seconds);
  return found
    .map(chosen => ({ chosen, worth: worthOf(chosen) }))
    .sort((a, b) => b.worth - a.worth || (a.chosen.seconds ?? 0) - (b.chosen.seconds ?? 0))
    .map(({ chosen }) => chosen);
}

function allOf<Of, Test extends Candidate<Of>>(tests: readonly Test[]): readonly Chosen<Of, Test>[] {
  return tests.flatMap(test => {
    const level = levelsOf<Of>(test, test.needs).at(-1);
    return level === undefined ? [] : [chosenOf<Of, Test>(test, level)];
  });
}

function within<Of, Test extends Candidate<Of>>(
  tests: readonly Test[],
  budgetSeconds: number,
): readonly Chosen<Of, Test>[] {
  const taken = new Map<Test, Level<Of>>();
  let left = budgetSeconds;
  const take = (test: Test, level: Level<Of>): boolean => {
    const more = (level.seconds ?? Number.POSITIVE_INFINITY) - (taken.get(test)?.seconds ?? 0);
    if (more > left) return false;
    left -= more;
    taken.set(test, level);
    return true;
  };
  for (const { test, levels } of stepsOf<Of, Test>(tests)) {
    // The largest part of the step that fits; a test whose step before did not fit has none.
    for (const level of levels.toReversed()) if (take(test, level)) break;
  }
  const others = tests
    .flatMap(test => {
      const levels = otherLevels<Of>(test, taken.get(test));
      const seconds = levels[0]?.seconds;
      return seconds === undefined ? [] : [{ test, levels, seconds }];
    })
    .sort((a, b) => a.seconds - b.seconds);
  for (const { test, levels } of others) for (const level of levels) if (take(test, level)) break;
  return [...taken].map(([test, level]) => chosenOf<Of, Test>(test, level));
}

/** Ways to meet the needs of a test that decide nothing, beside those that are met: the most trials first. */
function otherLevels<Of>(test: Candidate<Of>, taken: Level<Of> | undefined): readonly Level<Of>[] {
  const needs = test.needs.filter(({ decides }) => !decides);
  const most = needs.reduce((trials, { runs }) => Math.max(trials, runs.trials), 0);
  const least = needs.reduce((trials, need) => Math.max(trials, need.leastTrials ?? need.runs.trials), 0);
  const met = taken === undefined ? [] : metBy(taken);
  return Array.from({ length: needs.length === 0 ? 0 : most - least + 1 }, (_, fewer) => {
    const trials = most - fewer;
    const reduced = needs.map(need => ({
      ...need,
      runs: { ...need.runs, trials: Math.min(need.runs.trials, trials) },
    }));
    return levelsOf<Of>(test, [...met, ...reduced]).at(-1) ?? [];
  }).flat();
}

function chosenOf<Of, Test extends Candidate<Of>>(test: Test, level: Level<Of>): Chosen<Of, Test> {
  const { runs, seconds } = level;
  return { test, runs, met: metBy(level), ...(seconds === undefined ? {} : { seconds }) };
}

function metBy<Of>({ needs, count }: Level<Of>): readonly Need<Of>[] {
  return needs.slice(0, count);
}

/** The levels of a test by growing cost: each has one need more than the one before. */
function levelsOf<Of>(test: Candidate<Of>, needs: readonly Need<Of>[]): readonly Level<Of>[] {
  const sorted = [...needs].sort((a, b) => sizeOf(a.runs) - sizeOf(b.runs));
  const sides = new Set<string>();
  let runs: Runs = { sessions: 0, trials: 0 };
  let decided = 0;
  let trialSeconds: number | undefined = 0;
  return sorted.map((need, index) => {
    runs = {
      sessions: Math.max(runs.sessions, need.runs.sessions),
      trials: Math.max(runs.trials, need.runs.trials),
    };
    for (const side of need.sides) {
      if (sides.has(side)) continue;
      sides.add(side);
      const seconds = test.trialSecondsOn(side);
      trialSeconds = trialSeconds === undefined || seconds === undefined ? undefined : trialSeconds + seconds;
    }
    if (need.decides) decided += 1;
    // As long as on so many systems that take the mean of them.
    const seconds =
      trialSeconds === undefined
        ? undefined
        : runs.sessions * sides.size * sessionSeconds([trialSeconds / sides.size], runs.trials);
    return { needs: sorted, count: index + 1, decided, runs, seconds };
  });
}

function sizeOf({ sessions, trials }: Runs): number {
  return sessions * trials;
}

interface Step<Of, Test> {
  readonly test: Test;
  /** Ways to end the step, the last one being all of it. */
  readonly levels: readonly Level<Of>[];
  /** Decided rows a second. */
  readonly rate: number;
}

/**
 * The steps of all tests, the best rate first. Those of one test are the upper hull of its levels: each has a lower rate
 * than the one before, so that they come in order.
 */
function stepsOf<Of, Test extends Candidate<Of>>(tests: readonly Test[]): readonly Step<Of, Test>[] {
  return tests
    .flatMap(test => {
      const deciding = test.needs.filter(({ decides }) => decides);
      return hullOf(levelsOf<Of>(test, deciding)).map(step => ({ test, ...step }));
    })
    .sort((a, b) => b.rate - a.rate);
}

function hullOf<Of>(
  levels: readonly Level<Of>[],
): readonly { readonly levels: readonly Level<Of>[]; readonly rate: number }[] {
  const known = levels.filter(({ seconds }) => seconds !== undefined);
  const rateBetween = (from: number, to: number) => {
    const decided = (known[to]?.decided ?? 0) - (known[from]?.decided ?? 0);
    const seconds = (known[to]?.seconds ?? 0) - (known[from]?.seconds ?? 0);
    return decided / Math.max(Number.MIN_VALUE, seconds);
  };
  const corners: number[] = [];
  for (const index of known.keys()) {
    for (;;) {
      const last = corners.at(-1);
      if (last === undefined) break;
      // A corner that lies below the line from the one before to this level is none.
      if (rateBetween(corners.at(-2) ?? -1, last) > rateBetween(last, index)) break;
      corners.pop();
    }
    corners.push(index);
  }
  return corners.map((corner, index) => {
    const from = corners[index - 1] ?? -1;
    return { levels: known.slice(from + 1, corner + 1), rate: rateBetween(from, corner) };
  });
}
