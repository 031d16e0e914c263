import type { LeftOut } from './leftOut';
import type { Plan } from './plan';
import type { Proposal } from './proposal';
import { testId } from './testsOfRows';

/**
 * What is open in the comparison and is not in a plan: what the proposal for the same time leaves out, and what it has but
 * somebody did not choose, or dropped.
 */
export function leftOutBeside(plan: Plan, proposal: Proposal): readonly LeftOut[] {
  const planned = new Set(plan.tests.map(test => testId(test.test, test.arguments)));
  const labels = new Set(
    plan.tests.flatMap(({ rows }) => rows.flatMap(row => (row.gain === undefined ? [] : [row.label]))),
  );
  const notChosen = proposal.plan.tests
    .filter(test => !planned.has(testId(test.test, test.arguments)))
    .flatMap(({ rows }) => rows.filter(({ gain }) => gain !== undefined))
    .map(({ label }): LeftOut => ({ label, reason: { kind: 'not-chosen' } }));
  return [...proposal.leftOut.filter(({ label }) => !labels.has(label)), ...notChosen];
}
