import { describe, expect, test } from 'vitest';
import { overallBetweenSessions, overallRatio } from '../../../src/core/stats/overall';
import { effectOfSessions } from '../../../src/core/stats/sessions';
import { defaultMethod } from '../../../src/core/stats/statistics';

const noise = { standardError: 0.01, degreesOfFreedom: 4 };
const options = { proportion: 'HIB', resolution: 0.1, method: defaultMethod } as const;

describe('the mean of all benchmarks', () => {
  test('the mean of all benchmarks gives a profile with many options no more votes than one with a single', () => {
    const rows = [
      { profile: 'a', logRatio: Math.log(2), ...noise },
      { profile: 'b', logRatio: 0, ...noise },
      { profile: 'b', logRatio: 0, ...noise },
      { profile: 'b', logRatio: 0, ...noise },
    ];
    const overall = overallRatio(rows, { confidence: 0.95 });
    expect(overall?.ratio).toBeCloseTo(Math.sqrt(2), 12);
    expect(overall).toMatchObject({ results: 4, votes: 2 });
  });

  test('the mean of all benchmarks keeps single trials in the mean, and says what is certain without them', () => {
    const rows = [
      { profile: 'a', logRatio: Math.log(1.1), ...noise },
      { profile: 'b', logRatio: Math.log(4) },
    ];
    const overall = overallRatio(rows, { confidence: 0.95 });
    expect(overall?.ratio).toBeCloseTo(Math.sqrt(4.4), 12);
    expect(overall?.withNoise).toMatchObject({ results: 1, votes: 1 });
    expect(overall?.withNoise?.ratio).toBeCloseTo(1.1, 12);
  });

  test('the mean of all benchmarks has no interval where no row has noise, and is absent without rows', () => {
    expect(overallRatio([{ profile: 'a', logRatio: 0 }], { confidence: 0.95 })).toEqual({
      ratio: 1,
      results: 1,
      votes: 1,
    });
    expect(overallRatio([], { confidence: 0.95 })).toBeUndefined();
  });

  test('the mean of all benchmarks of one benchmark between sessions is that benchmark', () => {
    const baseline = [[100, 101], [103]];
    const other = [[95], [96, 97], [94]];
    for (const proportion of ['HIB', 'LIB'] as const) {
      const one = effectOfSessions(baseline, other, { ...options, proportion });
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

  test('the mean of all benchmarks between sessions counts only what every session ran', () => {
    const whole = { ...options, profile: 'a', baseline: [[100], [101]], other: [[110], [111]] };
    const partly = { ...options, profile: 'b', baseline: [[100], []], other: [[500], [501]] };
    const overall = overallBetweenSessions([whole, partly], 0.95);
    expect(overall).toEqual(overallBetweenSessions([whole], 0.95));
    expect(overall?.results).toBe(1);
    expect(overallBetweenSessions([partly], 0.95)).toBeUndefined();
  });
});

describe('what the mean of all leaves out', () => {
  const vote = (profile: string, ratio: number) => ({ profile, logRatio: Math.log(ratio), ...noise });

  test('the benchmarks’ own spread, and an interval for others like them from three votes on', () => {
    const two = overallRatio([vote('a', 0.9), vote('b', 1.2)], { confidence: 0.95 });
    expect(two?.spread).toMatchObject({ low: expect.closeTo(0.9, 12), high: expect.closeTo(1.2, 12) });
    expect(two).not.toHaveProperty('ifOthers');
    const three = overallRatio([vote('a', 0.9), vote('b', 1.2), vote('c', 1)], { confidence: 0.95 });
    const trialNoise = three?.withNoise?.interval;
    expect(three?.ifOthers?.low).toBeLessThan(trialNoise?.low ?? 0);
    expect(three?.ifOthers?.high).toBeGreaterThan(trialNoise?.high ?? 2);
  });

  test('one benchmark that outweighs all others is named', () => {
    const rows = [vote('a', 1.01), vote('b', 1.02), vote('c', 0.99)];
    expect(overallRatio(rows, { confidence: 0.95 })).not.toHaveProperty('outweighs');
    expect(overallRatio([...rows, vote('d', 1e6)], { confidence: 0.95 })?.outweighs).toBe('d');
  });

  test('boots that differ widen its interval as if one boot moved all benchmarks together', () => {
    const rows = Array.from({ length: 40 }, (_, index) => vote(String(index), 1.02));
    const width = (boots?: number) => {
      const interval = overallRatio(rows, { confidence: 0.95, boots })?.withNoise?.interval;
      return Math.log((interval?.high ?? 1) / (interval?.low ?? 1));
    };
    expect(width(0.005)).toBeGreaterThan(2 * 1.9 * Math.SQRT2 * 0.005);
    expect(width()).toBeLessThan(0.01);
  });
});
