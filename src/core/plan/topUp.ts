import type { Comparison } from '../comparison/comparison';
import { type UndecidedPair, undecidedPairs } from '../comparison/undecidedRows';
import {
  type Advice,
  advise,
  adviseFinding,
  foundAfter,
  limits,
  type Runs,
  sessionSeconds,
} from '../stats/advice';
import { type Chosen, chooseTests, type Need } from './budget';
import type { LeftOut } from './leftOut';
import type { Gain, PlannedRow, PlannedTest } from './plan';
import { planPrecision } from './precision';
import type { Proposal } from './proposal';
import { identifierFor } from './roundNames';
import { boundedRuns, runsOfAdvice } from './runsOfAdvice';
import {
  labelOf,
  plannedRow,
  type TestOfRows,
  type TrialSeconds,
  testsOfRows,
  trialSeconds,
} from './testsOfRows';
import { othersOf, type TopUpWish, topUpOf } from './topUpWish';

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
        leftOut.push(leftOutOf(pair, needOfPair.get(pair), test, wish, others.length));
  }
  return {
    plan: {
      name: wish.name,
      ...(wish.target === undefined ? {} : { target: wish.target }),
      topsUp: topUpOf(wish),
      identifier: wish.identifier ?? identifierFor(wish.system),
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

/** Sessions of two trials still show how far trials lie apart. */
const fewestTrials = 2;

/**
 * What a pair needs. Undefined where no number of trials decides it, its difference does not even exceed its own noise,
 * and nobody asked for it: then more trials would most likely say the same again.
 */
export function needOf(
  of: UndecidedPair,
  { baseline = '' }: Comparison,
  { budgetSeconds, rows }: TopUpWish,
): Need<UndecidedPair> | undefined {
  const { undecided, pair } = of;
  const sides = [baseline, pair.system];
  const first = { sessions: limits.leastSessions, trials: limits.trialsPerSession };
  if (undecided === undefined) return { of, sides, runs: first, leastTrials: fewestTrials, decides: false };
  const advice = adviceFor(of, budgetSeconds);
  if (advice?.kind === 'trials' || advice?.kind === 'sessions')
    return { of, sides, runs: runsOfAdvice(undecided, advice), decides: true };
  const isWorth = rows !== undefined || (advice?.kind === 'finds' && undecided.excludesNone);
  if (!isWorth) return undefined;
  const runs = advice?.kind === 'finds' ? advice : (advice?.instead ?? first);
  return { of, sides, runs: boundedRuns(runs), decides: false };
}

/** The advice under a budget: half an hour, which the comparison's own is for, may be too little or too much. */
function adviceFor(
  { pair, undecided }: UndecidedPair,
  budgetSeconds: number | undefined,
): Advice | undefined {
  if (budgetSeconds === undefined || undecided === undefined) return pair.advice;
  return advise(undecided, budgetSeconds);
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

export function gainOf(
  pair: UndecidedPair,
  runs: Runs,
  decided: ReadonlySet<UndecidedPair>,
): Gain | undefined {
  const { undecided } = pair;
  if (undecided === undefined) return { kind: 'interval' };
  if (decided.has(pair)) return { kind: 'decides' };
  const finds = foundAfter(undecided, runs);
  const of = undecided.margin === undefined ? 'difference' : 'ratio';
  return finds === undefined ? undefined : { kind: 'finds', of, finds };
}

/** Of a row that is open beside several systems, what is promised of all of them. */
export function weakest(gains: readonly Gain[]): Gain | undefined {
  const first = gains.find(({ kind }) => kind === 'interval');
  if (first !== undefined) return first;
  const finding = gains.filter(gain => gain.kind === 'finds').sort((a, b) => b.finds - a.finds);
  return finding[0] ?? gains[0];
}

/** Why a pair is not in the plan. With several others the label says beside which one. */
function leftOutOf(
  pair: UndecidedPair,
  need: Need<UndecidedPair> | undefined,
  { seconds }: OpenTest,
  { budgetSeconds }: TopUpWish,
  others: number,
): LeftOut {
  const { row, undecided } = pair;
  const label = others > 1 ? `${labelOf(row)} (${pair.pair.system})` : labelOf(row);
  const advice = adviceFor(pair, budgetSeconds);
  if (need === undefined && advice !== undefined) return { label, reason: { kind: 'not-decided', advice } };
  if (need === undefined || budgetSeconds === undefined || seconds.on() === undefined)
    return { label, reason: { kind: 'unknown-time' } };
  const isLonger = advice !== undefined && (minutesOf(advice) ?? 0) * 60 > budgetSeconds;
  const instead = isLonger && undecided !== undefined ? adviseFinding(undecided, budgetSeconds) : advice;
  const { sessions, trials } = need.runs;
  return {
    label,
    reason: {
      kind: 'over-budget',
      budgetSeconds,
      needSeconds:
        sessions *
        sessionSeconds(
          need.sides.map(side => seconds.on(side) ?? 0),
          trials,
        ),
      ...(instead === undefined ? {} : { instead }),
    },
  };
}

function minutesOf(advice: Advice): number | undefined {
  return advice.kind === 'cannot' ? undefined : advice.minutes;
}
