import { describe, expect, test } from 'vitest';
import { adviseTrials } from '../../../src/core/stats/advice';
import { compareRatio } from '../../../src/core/stats/effect';
import { defaultMethod } from '../../../src/core/stats/model';
import { overallBetweenSessions, overallRatio } from '../../../src/core/stats/overall';
import { compareSessions } from '../../../src/core/stats/sessions';

const noise = { standardError: 0.01, degreesOfFreedom: 4 };
const options = { proportion: 'HIB', resolution: 0.1, method: defaultMethod } as const;

describe('the mean of all benchmarks', () => {
  test('gives a profile with many options no more votes than one with a single', () => {
    const rows = [
      { profile: 'a', logRatio: Math.log(2), ...noise },
      { profile: 'b', logRatio: 0, ...noise },
      { profile: 'b', logRatio: 0, ...noise },
      { profile: 'b', logRatio: 0, ...noise },
    ];
    const overall = overallRatio(rows, 0.95);
    expect(overall?.ratio).toBeCloseTo(Math.sqrt(2), 12);
    expect(overall).toMatchObject({ results: 4, votes: 2 });
  });

  test('keeps single trials in the mean, and says what is certain without them', () => {
    const rows = [
      { profile: 'a', logRatio: Math.log(1.1), ...noise },
      { profile: 'b', logRatio: Math.log(4) },
    ];
    const overall = overallRatio(rows, 0.95);
    expect(overall?.ratio).toBeCloseTo(Math.sqrt(4.4), 12);
    expect(overall?.withNoise).toMatchObject({ results: 1, votes: 1 });
    expect(overall?.withNoise?.ratio).toBeCloseTo(1.1, 12);
  });

  test('has no interval where no row has noise, and is absent without rows', () => {
    expect(overallRatio([{ profile: 'a', logRatio: 0 }], 0.95)).toEqual({ ratio: 1, results: 1, votes: 1 });
    expect(overallRatio([], 0.95)).toBeUndefined();
  });

  test('of one benchmark between sessions is that benchmark', () => {
    const baseline = [[100, 101], [103]];
    const other = [[95], [96, 97], [94]];
    for (const proportion of ['HIB', 'LIB'] as const) {
      const one = compareSessions(baseline, other, { ...options, proportion });
      if (one?.kind !== 'ratio' || one.test === undefined) throw new Error('no ratio with an interval');
      const overall = overallBetweenSessions(
        [{ ...options, proportion, profile: 'a', baseline, other }],
        0.95,
      );
      expect(overall?.ratio).toBeCloseTo(one.ratio, 12);
      expect(overall?.interval.low).toBeCloseTo(one.test.low, 12);
      expect(overall?.interval.high).toBeCloseTo(one.test.high, 12);
    }
  });

  test('between sessions counts only what every session ran', () => {
    const whole = { ...options, profile: 'a', baseline: [[100], [101]], other: [[110], [111]] };
    const partly = { ...options, profile: 'b', baseline: [[100], []], other: [[500], [501]] };
    const overall = overallBetweenSessions([whole, partly], 0.95);
    expect(overall).toEqual(overallBetweenSessions([whole], 0.95));
    expect(overall?.results).toBe(1);
    expect(overallBetweenSessions([partly], 0.95)).toBeUndefined();
  });
});

describe('advice on trials', () => {
  const advise = (baseline: number[], other: number[], resolution = 0.1) =>
    adviseTrials({
      ...options,
      resolution,
      baseline,
      other,
      effect: compareRatio(baseline, other, { ...options, resolution }),
      undecided: 1,
    });

  test('always asks for more than there are, and for enough for a verdict', () => {
    expect(advise([100, 102], [200, 202])?.total).toBeGreaterThanOrEqual(3);
    expect(advise([100, 101, 99], [200, 201, 199])).toEqual({ total: 4, aim: 'power' });
  });

  test('does not promise that more trials help where rounding decides', () => {
    expect(advise([100, 100, 100], [101, 101, 101], 10)).toEqual({ aim: 'precision' });
  });

  test('has nothing to say on a single trial, or on trials where sessions count', () => {
    expect(advise([100], [101, 102])).toBeUndefined();
    const effect = compareSessions([[100], [101]], [[101], [102]], options);
    const input = { ...options, baseline: [100, 101], other: [101, 102], effect, undecided: 1 };
    expect(adviseTrials(input)).toBeUndefined();
  });
});
