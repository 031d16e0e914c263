import type { Comparison } from '../comparison/comparison';
import { type UndecidedPair, undecidedPairs } from '../comparison/undecidedRows';
import { gainOf, weakest } from './gain';
import { needOf } from './pairNeed';
import type { Gain, Plan, PlannedTest, TopUp } from './plan';
import { gainOfWide, wideRows } from './precision';
import { testId } from './testsOfRows';
import { othersOf } from './topUpWish';

/**
 * The plan with what its rows gain from the rounds and trials that it has now: somebody may have changed them since it was
 * made. Without the comparison that it tops up nothing is promised.
 */
export function withGains(plan: Plan, comparison: Comparison | undefined): Plan {
  const { topsUp } = plan;
  if (topsUp === undefined) return plan;
  const gains = comparison === undefined ? noGains : gainsIn(comparison, topsUp);
  return {
    ...plan,
    tests: plan.tests.map(test => ({
      ...test,
      rows: test.rows.map(({ gain: _, ...row }) => {
        const gain = gains(test, row.key);
        return gain === undefined ? row : { ...row, gain };
      }),
    })),
  };
}

/** What the rounds of a test give the row of a key. */
type GainsOf = (test: PlannedTest, key: string) => Gain | undefined;

const noGains: GainsOf = () => undefined;

function gainsIn(comparison: Comparison, { system, budgetSeconds }: TopUp): GainsOf {
  const idOf = (test: string, args: string, key: string) => JSON.stringify([testId(test, args), key]);
  const idOfRow = ({ identifier = '', arguments: args = '', key }: UndecidedPair['row']) =>
    idOf(identifier, args, key);
  const wide = new Map(wideRows(comparison).map(one => [idOfRow(one.row), gainOfWide(one)]));
  const pairs = new Map<string, UndecidedPair[]>();
  const wish = {
    system,
    name: '',
    rows: new Set<string>(),
    ...(budgetSeconds === undefined ? {} : { budgetSeconds }),
  };
  for (const pair of undecidedPairs(comparison, othersOf(comparison, wish))) {
    const id = idOfRow(pair.row);
    pairs.set(id, [...(pairs.get(id) ?? []), pair]);
  }
  return ({ test, arguments: args, rounds, trials }, key) => {
    const id = idOf(test, args, key);
    const runs = { sessions: rounds, trials };
    const gains = (pairs.get(id) ?? []).flatMap(pair => {
      const need = needOf(pair, comparison, wish);
      const isEnough = need?.decides === true && rounds >= need.runs.sessions && trials >= need.runs.trials;
      return gainOf(pair, runs, new Set(isEnough ? [pair] : [])) ?? [];
    });
    return weakest(gains) ?? wide.get(id);
  };
}
