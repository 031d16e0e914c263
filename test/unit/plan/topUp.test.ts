import { describe, expect, test } from 'vitest';
import { planTopUp } from '../../../src/core/plan/topUp';
import { limits, sessionSeconds } from '../../../src/core/stats/undecidedRow';
import { comparisonOf, noisy, pooled } from './bench';

const wish = { system: 'KVM', name: 'the lab' };

describe('a row without a verdict gets the trials it lacks', () => {
  test('trials that would do in one session are split into three rounds or more, the same on both sides', () => {
    const comparison = comparisonOf([{ trials: noisy(0.007), seconds: 10 }]);
    const advice = comparison.rows[0]?.comparisons[0]?.advice;
    if (advice?.kind !== 'trials') throw new Error(`another advice: ${JSON.stringify(advice)}`);
    const [other, baseline] = ['KVM', 'Xen'].map(system => planTopUp(comparison, { ...wish, system }));
    const [planned] = other?.plan.tests ?? [];
    expect(planned?.rounds).toBeGreaterThanOrEqual(3);
    expect((planned?.rounds ?? 0) * (planned?.trials ?? 0)).toBeGreaterThanOrEqual(advice.trials - 5);
    expect(planned?.rows[0]?.gain).toEqual({ kind: 'decides' });
    expect(baseline?.plan.tests).toEqual(other?.plan.tests);
    expect(other?.alsoOn).toEqual(['Xen']);
    expect(baseline?.alsoOn).toEqual(['KVM']);
    expect(other?.plan).toMatchObject({ topsUp: { system: 'KVM' }, identifier: 'KVM' });
  });

  test('where the advice says sessions, each is a round', () => {
    const comparison = comparisonOf([{ trials: noisy(0.011), seconds: 1 }]);
    const advice = comparison.rows[0]?.comparisons[0]?.advice;
    if (advice?.kind !== 'sessions') throw new Error(`another advice: ${JSON.stringify(advice)}`);
    const [planned] = planTopUp(comparison, wish).plan.tests;
    expect(planned).toMatchObject({ rounds: advice.sessions, trials: advice.trials });
  });

  test('of pooled systems only the sessions that are still to come', () => {
    const comparison = pooled(
      { Xen: [999, 1000, 1001], KVM: [1003, 1004, 1005] },
      { Xen: [1004, 1005, 1006], KVM: [1000, 1001, 1002] },
    );
    const advice = comparison.rows[0]?.comparisons[0]?.advice;
    if (advice?.kind !== 'sessions') throw new Error(`another advice: ${JSON.stringify(advice)}`);
    const [planned] = planTopUp(comparison, wish).plan.tests;
    expect(planned).toMatchObject({ rounds: advice.sessions - 2, trials: 3 });
  });

  test('a system that PTS called like another one keeps its label: two “guest r1” could not be told apart', () => {
    const comparison = comparisonOf([{ trials: noisy(0.007) }]);
    const identifierOf = (identifiers: readonly string[]) =>
      planTopUp(
        {
          ...comparison,
          systems: comparison.systems.map((system, index) => ({
            ...system,
            sessions: system.sessions.map(one => ({ ...one, identifier: identifiers[index] ?? '' })),
          })),
        },
        wish,
      ).plan;
    expect(identifierOf(['guest', 'guest r2']).identifier).toBe('KVM');
    expect(identifierOf(['Xen guest', 'KVM guest r2'])).toMatchObject({
      identifier: 'KVM guest',
      firstRound: 3,
    });
  });

  test('a decided row is not run again', () => {
    const decided = { trials: { Xen: [100, 101, 100], KVM: [200, 201, 200] }, seconds: 10 };
    expect(planTopUp(comparisonOf([decided]), wish)).toMatchObject({ plan: { tests: [] }, leftOut: [] });
  });

  test('one trial has no noise to count by: three rounds give the row its first interval', () => {
    const [planned] = planTopUp(comparisonOf([{ trials: { Xen: [100], KVM: [103] } }]), wish).plan.tests;
    expect(planned).toMatchObject({ rounds: limits.leastSessions, trials: limits.trialsPerSession });
    expect(planned?.rows[0]?.gain).toEqual({ kind: 'interval' });
    // Nobody took the time: that is not 0.
    expect(planned).not.toHaveProperty('secondsPerTrial');
  });

  test('a row that no trials decide is left out with what they do instead, unless it is asked for', () => {
    const comparison = comparisonOf([{ trials: noisy(0.3), seconds: 60 }]);
    const proposal = planTopUp(comparison, wish);
    expect(proposal.plan.tests).toEqual([]);
    expect(proposal.leftOut[0]?.reason.kind).toBe('not-decided');
    const asked = planTopUp(comparison, { ...wish, rows: new Set([comparison.rows[0]?.id ?? '']) });
    expect(asked.leftOut).toEqual([]);
    expect(asked.plan.tests[0]?.rounds).toBeGreaterThanOrEqual(3);
    expect(asked.plan.tests[0]?.rows[0]?.gain?.kind).toBe('finds');
  });

  test('two results of one run are one test, run as often as the needier one needs', () => {
    const common = { name: 'sysbench', arguments: 'cpu', seconds: 1 };
    const comparison = comparisonOf([
      { ...common, description: 'Throughput', trials: noisy(0.007) },
      { ...common, description: 'Latency', trials: noisy(0.012) },
      { ...common, arguments: 'memory', description: 'Throughput', trials: noisy(0.007) },
    ]);
    const { tests } = planTopUp(comparison, wish).plan;
    expect(tests.map(one => [one.arguments, one.rows.map(({ description }) => description)])).toEqual(
      expect.arrayContaining([
        ['cpu', ['Throughput', 'Latency']],
        ['memory', ['Throughput']],
      ]),
    );
    expect(tests).toHaveLength(2);
    const [cpu, memory] = ['cpu', 'memory'].map(args => tests.find(one => one.arguments === args));
    expect(cpu?.rounds).toBeGreaterThan(memory?.rounds ?? 0);
  });

  test('sensors cannot be run, and a test without a version would be dropped by PTS without a word', () => {
    const comparison = comparisonOf([
      { name: 'CPU Temperature', test: '', trials: noisy(0.007) },
      { name: 'Demo', test: 'symfony-demo', trials: noisy(0.007) },
    ]);
    const { plan, leftOut } = planTopUp(comparison, wish);
    expect(plan.tests).toEqual([]);
    expect(leftOut.map(({ reason }) => reason.kind).sort()).toEqual(['no-test', 'no-version']);
  });
});

describe('a budget is spent on what decides most', () => {
  const cheap = { name: 'cheap', trials: noisy(0.007), seconds: 5 };
  const second = { name: 'second', trials: noisy(0.007), seconds: 6 };
  const dear = { name: 'dear', trials: noisy(0.007), seconds: 30 };
  const untimed = { name: 'untimed', trials: noisy(0.007) };

  test('of both sides together: the cheapest row, and of the others what they take or what the time finds', () => {
    const budgetSeconds = 600;
    const comparison = comparisonOf([dear, second, cheap, untimed]);
    const { plan, leftOut } = planTopUp(comparison, { ...wish, budgetSeconds });
    expect(plan.tests.map(({ title }) => title)).toEqual(['cheap 1.0']);
    const seconds = plan.tests.reduce((sum, one) => sum + one.rounds * sessionSeconds([5, 5], one.trials), 0);
    expect(seconds).toBeLessThanOrEqual(budgetSeconds);
    const reasons = new Map(leftOut.map(({ label, reason }) => [label, reason]));
    expect(reasons.get('second 1.0')).toMatchObject({ kind: 'over-budget', instead: { kind: 'sessions' } });
    expect(reasons.get('dear 1.0')).toMatchObject({ kind: 'not-decided', advice: { kind: 'finds' } });
    expect(reasons.get('untimed 1.0')?.kind).toBe('unknown-time');
  });

  test('without a budget all of them, and tests of unknown time last', () => {
    const { plan } = planTopUp(comparisonOf([untimed, dear, cheap]), wish);
    expect(plan.tests.map(({ title }) => title)).toEqual(['cheap 1.0', 'dear 1.0', 'untimed 1.0']);
  });

  test('a long budget decides rows for which half an hour is not enough', () => {
    const comparison = comparisonOf([{ trials: noisy(0.011), seconds: 120 }]);
    expect(planTopUp(comparison, wish).plan.tests).toEqual([]);
    const [planned] = planTopUp(comparison, { ...wish, budgetSeconds: 20 * 3600 }).plan.tests;
    expect(planned?.rows[0]?.gain).toEqual({ kind: 'decides' });
  });

  test('a single trial gets fewer trials a round where the time is short', () => {
    const comparison = comparisonOf([{ trials: { Xen: [100], KVM: [103] }, seconds: 60 }]);
    const trialsIn = (minutes: number) =>
      planTopUp(comparison, { ...wish, budgetSeconds: minutes * 60 }).plan.tests[0]?.trials;
    expect([60, 20, 15, 5].map(trialsIn)).toEqual([5, 3, 2, undefined]);
  });
});
