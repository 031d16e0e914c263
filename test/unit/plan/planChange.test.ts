import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leftOutBeside } from '../../../src/core/plan/besides';
import { editPlan, type PlanChange } from '../../../src/core/plan/planChange';
import { parsePlan, serialisePlan } from '../../../src/core/plan/planDocument';
import { withGains } from '../../../src/core/plan/regained';
import { planTopUp } from '../../../src/core/plan/topUp';
import type { TextEdit } from '../../../src/core/results/textEdit';
import { comparisonOf, noisy } from './bench';

const wish = { system: 'KVM', name: 'the lab' };
const lab = comparisonOf([
  { name: 'first', trials: noisy(0.007), seconds: 10 },
  { name: 'second', trials: noisy(0.012), seconds: 30 },
  { name: 'third', trials: { Xen: [100], KVM: [103] } },
]);
const { plan } = planTopUp(lab, wish);
const text = serialisePlan(plan);

function edited(before: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (all, { start, end, text }) => all.slice(0, start) + text + all.slice(end),
    before,
  );
}

function changed(change: PlanChange, finish?: Parameters<typeof editPlan>[2]) {
  const reading = parsePlan(edited(text, editPlan(text, change, finish)));
  if (reading.kind === 'invalid') throw new Error(reading.message.id);
  return reading.plan;
}

const [first] = plan.tests;
if (first === undefined) throw new Error('no test is planned');
const of = { test: first.test, arguments: first.arguments };

describe('a change on the page is one of the document', () => {
  test('a test that is dropped is gone, and the others stay as they were', () => {
    const { tests } = changed({ kind: 'drop', of });
    expect(tests).toEqual(plan.tests.slice(1));
  });

  test('rounds and trials are set for the one test', () => {
    expect(changed({ kind: 'rounds', of, rounds: 7 }).tests[0]?.rounds).toBe(7);
    expect(changed({ kind: 'trials', of, trials: 9 }).tests[0]?.trials).toBe(9);
    expect(changed({ kind: 'trials', of, trials: 9 }).tests.slice(1)).toEqual(plan.tests.slice(1));
  });

  test.each([0, -1, 1.5, 1e9, Number.NaN])('no plan holds %d rounds, so nothing is written', rounds => {
    expect(editPlan(text, { kind: 'rounds', of, rounds })).toEqual([]);
  });

  test('a test that the plan does not have changes nothing', () => {
    expect(editPlan(text, { kind: 'drop', of: { test: 'pts/none-1.0.0', arguments: '' } })).toEqual([]);
  });

  test('line ends stay as they are', () => {
    const windows = text.replaceAll('\n', '\r\n');
    const written = edited(windows, editPlan(windows, { kind: 'target', target: 'guest' }));
    expect(written.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('whatever is set, the text stays a plan', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('rounds' as const), of: fc.constant(of), rounds: fc.integer() }),
      fc.record({ kind: fc.constant('trials' as const), of: fc.constant(of), trials: fc.double() }),
      fc.record({ kind: fc.constant('target' as const), target: fc.string() }),
    );
    fc.assert(
      fc.property(change, one => {
        expect(parsePlan(edited(text, editPlan(text, one))).kind).toBe('plan');
      }),
    );
  });
});

describe('what a plan promises is of the trials that it has now', () => {
  test('a plan as it was made keeps its promises', () => {
    expect(withGains(plan, lab)).toEqual(plan);
    const budget = planTopUp(lab, { ...wish, budgetSeconds: 1_800 }).plan;
    expect(withGains(budget, lab)).toEqual(budget);
  });

  test('with fewer trials a row is no longer decided, and says what it finds instead', () => {
    const fewer = changed({ kind: 'trials', of, trials: 1 }, one => withGains(one, lab));
    expect(first.rows[0]?.gain).toEqual({ kind: 'decides' });
    expect(fewer.tests[0]?.rows[0]?.gain?.kind).not.toBe('decides');
  });

  test('without its comparison a changed plan promises nothing', () => {
    const alone = withGains(plan, undefined);
    expect(alone.tests.flatMap(({ rows }) => rows.flatMap(({ gain }) => gain ?? []))).toEqual([]);
  });
});

test('what is dropped is among what is left out, as not chosen', () => {
  const proposal = planTopUp(lab, wish);
  expect(leftOutBeside(plan, proposal)).toEqual(proposal.leftOut);
  const dropped = leftOutBeside(changed({ kind: 'drop', of }), proposal);
  expect(dropped).toContainEqual({ label: first.rows[0]?.label, reason: { kind: 'not-chosen' } });
});

test('a system alone gets trials for the rows that need them, and no promise of a verdict', () => {
  const alone = comparisonOf(
    [
      { name: 'noisy', trials: { KVM: [994, 1000, 1006] }, seconds: 5 },
      { name: 'quiet', trials: { KVM: [1000, 1000.1, 999.9] }, seconds: 5 },
      { name: 'once', trials: { KVM: [7] } },
    ],
    ['KVM'],
  );
  const { plan: planned } = planTopUp(alone, wish);
  expect(planned.tests.map(({ title }) => title)).toEqual(['noisy 1.0', 'once 1.0']);
  expect(planned.tests.map(({ rows }) => rows[0]?.gain?.kind)).toEqual(['narrows', 'interval']);
  expect(withGains(planned, alone)).toEqual(planned);
});
