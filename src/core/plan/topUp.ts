import type { Comparison } from '../comparison/comparison';
import { type UndecidedPair, undecidedPairs } from '../comparison/undecidedRows';
import { type Chosen, chooseTests, type Need } from './budget';
import { gainOf, weakest } from './gain';
import type { LeftOut } from './leftOut';
import { leftOutOf } from './pairLeftOut';
import { needOf } from './pairNeed';
import type { PlannedRow, PlannedTest } from './plan';
import { planPrecision } from './precision';
import type { Proposal } from './proposal';
import { namesAfter, planName } from './roundNames';
import {
  labelOf,
  plannedRow,
  type TestOfRows,
  type TrialSeconds,
  testsOfRows,
  trialSeconds,
} from './testsOfRows';
import { identifiersOf, othersOf, type TopUpWish, topUpOf } from './topUpWish';

/** A test with its undecided pairs. */
interface OpenTest extends TestOfRows {
  readonly needs: readonly Need<UndecidedPair>[];
  readonly seconds: TrialSeconds;
  readonly trialSecondsOn: (side: string) => number | undefined;
}

/**
 * A plan of the trials that undecided rows of a comparison lack, for one of its systems. Every round is a PTS run of its
 * own, so that what boots do shows; both sides of a pair get the same number. See STATISTICS "How many more trials".
 * A system that stands alone gets what its rows need for an interval within the margin.
 */
export function planTopUp(comparison: Comparison, wish: TopUpWish): Proposal {
  if (comparison.systems.length === 1) return planPrecision(comparison, wish);
  const { budgetSeconds, rows: asked } = wish;
  const others = othersOf(comparison, wish);
  const pairs = undecidedPairs(comparison, others).filter(
    ({ row }) => asked === undefined || asked.has(row.id),
  );
  const pairsOf = groupedByRow(pairs);
  // A run gives all rows of its test, the decided ones, too.
  const { tests, refused } = testsOfRows(comparison.rows);
  const leftOut: LeftOut[] = refused
    .filter(({ row }) => pairsOf.has(row.id))
    .map(({ row, reason }) => ({ label: labelOf(row), reason }));
  const open = tests.flatMap<OpenTest>(test => {
    const own = test.rows.flatMap(row => pairsOf.get(row.id) ?? []);
    if (own.length === 0) return [];
    const seconds = trialSeconds(test.rows);
    const needs = own.flatMap(pair => needOf(pair, comparison, wish) ?? []);
    return [{ ...test, needs, seconds, trialSecondsOn: seconds.on }];
  });
  const chosen = chooseTests<UndecidedPair, OpenTest>(open, budgetSeconds);
  const planned = new Set(chosen.map(({ test }) => test.id));
  for (const test of open) {
    if (planned.has(test.id)) continue;
    const needOfPair = new Map(test.needs.map(need => [need.of, need]));
    for (const row of test.rows)
      for (const pair of pairsOf.get(row.id) ?? [])
        leftOut.push(leftOutOf(pair, needOfPair.get(pair), test.seconds, wish, others.length));
  }
  return {
    plan: {
      name: planName(wish.name),
      ...(wish.target === undefined ? {} : { target: planName(wish.target) }),
      ...topUpOf(wish),
      ...(wish.identifier === undefined
        ? namesAfter(identifiersOf(comparison, wish.system))
        : { identifier: wish.identifier }),
      tests: chosen.map(one => plannedTest(one, pairsOf, wish.system)),
    },
    leftOut,
    alsoOn: alsoOn(chosen, wish.system),
  };
}

function alsoOn(chosen: readonly Chosen<UndecidedPair, OpenTest>[], system: string): readonly string[] {
  const sides = new Set(chosen.flatMap(({ met }) => met.flatMap(({ sides }) => sides)));
  sides.delete(system);
  return [...sides];
}

function groupedByRow(pairs: readonly UndecidedPair[]): ReadonlyMap<string, readonly UndecidedPair[]> {
  const grouped = new Map<string, UndecidedPair[]>();
  for (const pair of pairs) {
    const own = grouped.get(pair.row.id);
    if (own === undefined) grouped.set(pair.row.id, [pair]);
    else own.push(pair);
  }
  return grouped;
}

function plannedTest(
  { test, runs, met }: Chosen<UndecidedPair, OpenTest>,
  pairsOf: ReadonlyMap<string, readonly UndecidedPair[]>,
  system: string,
): PlannedTest {
  const decided = new Set(met.filter(({ decides }) => decides).map(({ of }) => of));
  const seconds = test.seconds.on(system);
  const rows = new Map<string, PlannedRow>();
  for (const row of test.rows) {
    const gain = weakest((pairsOf.get(row.id) ?? []).flatMap(pair => gainOf(pair, runs, decided) ?? []));
    if (!rows.has(row.key))
      rows.set(row.key, { ...plannedRow(row), ...(gain === undefined ? {} : { gain }) });
  }
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
