import type { Comparison, Row } from '../comparison/comparison';
import { trustOf } from '../comparison/trust';
import type { Advice } from '../stats/advice';
import { limits, type Runs, sessionSeconds } from '../stats/undecidedRow';
import { type Chosen, chooseTests, type Need } from './budget';
import type { LeftOut } from './leftOut';
import { boundedRuns } from './pairNeed';
import type { Gain, PlannedTest } from './plan';
import type { Proposal } from './proposal';
import { namesAfter, planName } from './roundNames';
import { labelOf, plannedRow, type TestOfRows, testsOfRows, trialSeconds } from './testsOfRows';
import { identifiersOf, type TopUpWish, topUpOf } from './topUpWish';

/** A row of a system alone that further trials would make sure. */
export interface WideRow {
  readonly row: Row;
  /** Absent where one trial says nothing about noise. */
  readonly needs?: Advice;
}

interface WideTest extends TestOfRows {
  readonly needs: readonly Need<WideRow>[];
  readonly trialSecondsOn: (side: string) => number | undefined;
}

/** The rows of the only system of a comparison whose intervals are wider than the margin, or that have none. */
export function wideRows({ systems, rows, method }: Comparison): readonly WideRow[] {
  const [only, another] = systems;
  if (only === undefined || another !== undefined) return [];
  return rows.flatMap((row): readonly WideRow[] => {
    const sample = row.samples.find(({ system }) => system === only.label);
    const trust = sample && trustOf(row, sample, method.margin);
    if (trust === 'single') return [{ row }];
    return trust === 'more' && sample?.needs !== undefined ? [{ row, needs: sample.needs }] : [];
  });
}

/** What a row of a system alone gains from further trials. */
export function gainOfWide({ needs }: WideRow): Gain {
  return { kind: needs === undefined ? 'interval' : 'narrows' };
}

/**
 * A plan of the trials that a system alone lacks for intervals within the margin. They run in sessions of their own: what
 * boots do shows only between sessions, so nothing is promised but a narrower interval.
 */
export function planPrecision(comparison: Comparison, wish: TopUpWish): Proposal {
  const { budgetSeconds, rows: asked, system } = wish;
  const wide = wideRows(comparison).filter(({ row }) => asked === undefined || asked.has(row.id));
  const wideOf = new Map(wide.map(one => [one.row.id, one]));
  const { tests, refused } = testsOfRows(comparison.rows);
  const leftOut: LeftOut[] = refused
    .filter(({ row }) => wideOf.has(row.id))
    .map(({ row, reason }) => ({ label: labelOf(row), reason }));
  const open = tests.flatMap((test): readonly WideTest[] => {
    const own = test.rows.flatMap(row => wideOf.get(row.id) ?? []);
    const needs = own.flatMap((of): readonly Need<WideRow>[] => {
      const runs = runsOf(of, asked !== undefined);
      return runs === undefined ? [] : [{ of, sides: [system], runs, leastTrials: 2, decides: false }];
    });
    const { on } = trialSeconds(test.rows);
    return own.length === 0 ? [] : [{ ...test, needs, trialSecondsOn: on }];
  });
  const chosen = chooseTests<WideRow, WideTest>(open, budgetSeconds);
  const planned = new Set(chosen.map(({ test }) => test.id));
  for (const test of open) {
    if (planned.has(test.id)) continue;
    for (const row of test.rows) {
      const one = wideOf.get(row.id);
      if (one !== undefined) leftOut.push(leftOutOf(one, test, wish));
    }
  }
  return {
    plan: {
      name: planName(wish.name),
      ...(wish.target === undefined ? {} : { target: planName(wish.target) }),
      ...topUpOf(wish),
      ...(wish.identifier === undefined
        ? namesAfter(identifiersOf(comparison, system))
        : { identifier: wish.identifier }),
      tests: chosen.map(one => plannedTest(one, wideOf, system)),
    },
    leftOut,
    alsoOn: [],
  };
}

/** The advised trials in new sessions; undefined where no number of them is enough and nobody asked for the row. */
function runsOf({ needs }: WideRow, isAsked: boolean): Runs | undefined {
  const first = { sessions: limits.leastSessions, trials: limits.trialsPerSession };
  if (needs === undefined) return first;
  switch (needs.kind) {
    case 'trials':
      return { ...first, trials: Math.max(2, Math.ceil(needs.trials / limits.leastSessions)) };
    case 'cannot':
      return isAsked ? first : undefined;
    default:
      return boundedRuns(needs);
  }
}

function plannedTest(
  { test, runs }: Chosen<WideRow, WideTest>,
  wideOf: ReadonlyMap<string, WideRow>,
  system: string,
): PlannedTest {
  const seconds = test.trialSecondsOn(system);
  const rows = new Map(
    test.rows.map(row => {
      const one = wideOf.get(row.id);
      return [row.key, { ...plannedRow(row), ...(one === undefined ? {} : { gain: gainOfWide(one) }) }];
    }),
  );
  return {
    test: test.test,
    title: test.title,
    arguments: test.arguments,
    description: test.description,
    rows: [...rows.values()],
    ...(seconds === undefined ? {} : { secondsPerTrial: seconds }),
    rounds: runs.sessions,
    trials: runs.trials,
  };
}

function leftOutOf({ row, needs }: WideRow, test: WideTest, { budgetSeconds, system }: TopUpWish): LeftOut {
  const label = labelOf(row);
  const [need] = test.needs;
  if (need === undefined)
    return { label, reason: { kind: 'not-decided', advice: needs ?? { kind: 'cannot' } } };
  const seconds = test.trialSecondsOn(system);
  if (seconds === undefined || budgetSeconds === undefined)
    return { label, reason: { kind: 'unknown-time' } };
  const { sessions, trials } = need.runs;
  return {
    label,
    reason: {
      kind: 'over-budget',
      budgetSeconds,
      needSeconds: sessions * sessionSeconds([seconds], trials),
    },
  };
}
