import { isDeepStrictEqual } from 'node:util';
import type { Comparison } from '../src/core/comparison/comparison';
import { Formatter } from '../src/core/messages/formatter';
import { launchRounds } from '../src/core/plan/launchRounds';
import { durationOf } from '../src/core/plan/minutes';
import { parsePlan, serialisePlan } from '../src/core/plan/planDocument';
import type { Proposal } from '../src/core/plan/proposal';
import { roundsOf } from '../src/core/plan/rounds';
import { suiteOf } from '../src/core/plan/suite';
import { planText } from '../src/core/reports/planText';
import { comparisonKey } from '../src/core/results/key';
import { isAllowedIdentifier, isAllowedTitle } from '../src/core/runs/names';
import { scanSuite } from './unit/plan/scanSuite';

const formatters = [new Formatter('en'), new Formatter('ru')];

/** What does not hold of a plan although it must, whatever the results say; empty for a good one. */
export function planFaults(proposal: Proposal, comparison: Comparison): readonly string[] {
  const { plan } = proposal;
  const suite = suiteOf(plan.name, plan.tests);
  const sent = plan.tests.map(one => ({
    test: one.test,
    arguments: one.arguments,
    description: one.description,
  }));
  const runs = roundsOf(plan).flatMap(round => round.runs);
  const launched = launchRounds(plan);
  const ids = plan.tests.map(one => JSON.stringify([one.test, one.arguments.trim()]));
  const { seconds } = durationOf(plan);
  const must = {
    'a test runs twice with the same Arguments': new Set(ids).size === ids.length,
    'a row does not join what it is made of': rowsJoin(proposal, comparison),
    'the time is no time': Number.isFinite(seconds) && seconds > 0 === plan.tests.length > 0,
    'a saved plan does not read back': isDeepStrictEqual(parsePlan(serialisePlan(plan)), {
      kind: 'plan',
      plan,
    }),
    'the suite does not say what is to run':
      suite.kind === 'suite' && isDeepStrictEqual(scanSuite(suite.xml), sent),
    'PTS would change a name': runs.every(
      run => isAllowedIdentifier(run.identifier) && isAllowedTitle(run.title),
    ),
    'a run is not launched': launched.kind === 'rounds' && launched.rounds.length === runs.length,
    'the page has a word of the program': !formatters.some(formatter =>
      /NaN|Infinity|\bundefined\b|\[object/.test(
        withoutTexts(planText(proposal, comparison.method, formatter), comparison),
      ),
    ),
  };
  return Object.entries(must).flatMap(([fault, holds]) => (holds ? [] : [fault]));
}

/** Description, version and unit come from the run; what we send is the test and its Arguments. */
function rowsJoin({ plan }: Proposal, { rows }: Comparison): boolean {
  const byKey = new Map(rows.map(row => [row.key, row]));
  return plan.tests.every(one =>
    one.rows.every(({ key }) => {
      const row = byKey.get(key);
      return (
        row !== undefined && comparisonKey({ ...row, identifier: one.test, arguments: one.arguments }) === key
      );
    }),
  );
}

/** A text of a result may hold any word. */
function withoutTexts(page: string, { rows }: Comparison): string {
  const isOdd = rows.some(row => /NaN|Infinity|undefined|\[object/.test(JSON.stringify(row)));
  return isOdd ? '' : page;
}
