import { describe, expect, test } from 'vitest';
import { durationOf, secondsOfTest } from '../../../src/core/plan/minutes';
import { isNamed, planTests } from '../../../src/core/plan/namedTests';
import { planWhole } from '../../../src/core/plan/wholeResult';
import { sessionSeconds } from '../../../src/core/stats/undecidedRow';
import { comparisonOf } from './bench';

const about = { name: 'the lab', identifier: 'Hyper-V' };

describe('a result is run anew on another target', () => {
  const comparison = comparisonOf(
    [
      { name: 'a', trials: { Xen: [1, 2, 3, 4, 5, 6, 7] }, seconds: 10 },
      { name: 'b', description: 'Throughput', arguments: 'x', trials: { Xen: [1] } },
      { name: 'b', description: 'Latency', arguments: 'x', trials: { Xen: [1] } },
      { name: 'outcomes', format: 'MULTI_PASS_FAIL', trials: { Xen: [] } },
      { name: 'CPU Temperature Monitor', test: '', trials: { Xen: [1, 2, 3] } },
    ],
    ['Xen'],
  );
  const { plan, leftOut } = planWhole(comparison, about);

  test('every run once, about as often as it ran, and never fewer than three trials', () => {
    expect(plan.tests.map(one => [one.test, one.rows.length, one.rounds, one.trials])).toEqual([
      ['pts/a-1.0.0', 1, 1, 10],
      ['pts/b-1.0.0', 2, 1, 3],
      // PTS runs it once, whatever it is told.
      ['pts/outcomes-1.0.0', 1, 1, 1],
    ]);
    expect(leftOut.map(({ label, reason }) => [label, reason.kind])).toEqual([
      ['CPU Temperature Monitor 1.0', 'no-test'],
    ]);
  });

  test('as often as somebody says', () => {
    const [first] = planWhole(comparison, about, { rounds: 3, trials: 4 }).plan.tests;
    expect(first).toMatchObject({ rounds: 3, trials: 4 });
  });

  test('the time has PTS’s own pauses in it, and what nobody timed is not 0', () => {
    const [a, b] = plan.tests;
    expect(a && secondsOfTest(a)).toBe(sessionSeconds([10], 10));
    expect(b && secondsOfTest(b)).toBeUndefined();
    expect(durationOf(plan)).toEqual({
      seconds: sessionSeconds([10], 10) + sessionSeconds([0], 3) + sessionSeconds([0], 1),
      unknown: 2,
    });
  });
});

describe('tests are planned by name', () => {
  test('each once; one without a version is told, not dropped as PTS does', () => {
    const { plan, leftOut } = planTests(['pts/a-1.0.0', 'local/b', 'pts/a-1.0.0', 'c; d-1.0.0'], about);
    expect(plan.tests.map(one => [one.test, one.rounds, one.trials])).toEqual([['pts/a-1.0.0', 3, 5]]);
    expect(leftOut.map(({ reason }) => reason.kind)).toEqual(['no-version', 'odd-name']);
  });

  test('a person leaves out repository or version', () => {
    for (const name of ['pts/ramspeed-1.4.3', 'pts/ramspeed', 'ramspeed-1.4.3', 'ramspeed'])
      expect(isNamed('pts/ramspeed-1.4.3', name), name).toBe(true);
    for (const name of ['ram', 'pts', '1.4.3', 'pts/ramspeed-1.4', ''])
      expect(isNamed('pts/ramspeed-1.4.3', name), name).toBe(false);
  });
});
