import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import {
  warningOfCounts,
  warningOfLeftOut,
  warningOfRunTimes,
  warningOfScale,
  warningOfValue,
} from '../../../src/core/stats/recordWarnings';
import type { SampleWarning, WarningId } from '../../../src/core/stats/statistics';
import { warningsOf } from '../../../src/core/stats/warnings';
import { describeWarning } from '../../../src/core/stats/warningText';

const examples: Record<WarningId, SampleWarning> = {
  'few-trials': { id: 'few-trials' },
  noisy: { id: 'noisy', args: { n: 3, variation: 0.0854, limit: 0.06 } },
  'first-trial': { id: 'first-trial', args: { first: 80, others: 5, mean: 100.1 } },
  drift: { id: 'drift', args: { n: 8, direction: 'up' } },
  bimodal: { id: 'bimodal', args: { lowerCount: 5, lower: 0.00012, upperCount: 3, upper: 0.00015 } },
  outlier: { id: 'outlier', args: { count: 2, farthest: 131.7 } },
  'quiet-by-luck': { id: 'quiet-by-luck', args: { n: 3, other: 12 } },
  'guest-clock': { id: 'guest-clock', args: { scale: 'Cycles Per Byte' } },
  resolution: { id: 'resolution', args: { resolution: 0.01 } },
  'value-mismatch': { id: 'value-mismatch', args: { value: 12345.5, mean: 100 } },
  'value-not-mean': { id: 'value-not-mean', args: { value: 99, mean: 100, which: 'min' } },
  'failed-trials': { id: 'failed-trials', args: { failed: 2, runs: 5 } },
  'values-left-out': { id: 'values-left-out', args: { count: 1, n: 2 } },
  implausible: { id: 'implausible', args: { kind: 'beatsMetal', test: 'Disk', times: 4.9, other: 'metal' } },
};

describe('every warning is a sentence', () => {
  test('every warning is a sentence in English', () => {
    const english = new Formatter('en');
    expect(Object.values(examples).map(warning => english.say(describeWarning(warning)))).toMatchSnapshot();
  });

  test('every warning is a sentence in Russian', () => {
    const russian = new Formatter('ru');
    expect(Object.values(examples).map(warning => russian.say(describeWarning(warning)))).toMatchSnapshot();
    const failed = (count: number) =>
      russian.say(describeWarning({ id: 'failed-trials', args: { failed: count, runs: 21 } }));
    expect([1, 2, 5, 21].map(failed)).toMatchSnapshot();
  });
});

const ids = (trials: readonly number[], resolution: number) =>
  warningsOf({ trials, resolution }).map(({ id }) => id);

describe('trials as they are', () => {
  test('trials that are all alike get no warning for it but the resolution', () => {
    expect(ids([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], 1)).toEqual(['resolution']);
    expect(ids([0, 0, 0], 1)).toEqual(['resolution']);
  });

  test('trials that only flip their last digit are neither bimodal nor have outliers', () => {
    expect(ids([10, 10, 11, 10, 11, 10, 11, 11, 10, 10, 10], 1)).toEqual(['resolution']);
    expect(ids([10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 10], 1)).toEqual(['resolution']);
  });

  test('trials in a number that no run gives are still read at once', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 1009);
    expect(ids(many, 1)).toEqual(['noisy']);
  });
});

describe('what PTS recorded beside the trials', () => {
  const value = (rawValue: string, trials: number[], resolution: number) =>
    warningOfValue({ rawValue, value: Number(rawValue), trials, resolution });

  test('a Value that is their mean at its own rounding is no news', () => {
    expect(value('5013.2', [4983.3, 5027.7, 5028.7], 0.1)).toBeUndefined();
    expect(value('5013', [4983.3, 5027.7, 5028.7], 0.1)).toBeUndefined();
    expect(value('100', [100], 1)).toBeUndefined();
  });

  test('a Value that is the best or worst trial is said to be', () => {
    expect(value('4983.3', [4983.3, 5027.7, 5028.7], 0.1)?.args).toMatchObject({ which: 'min' });
    expect(value('5028.7', [4983.3, 5027.7, 5028.7], 0.1)?.args).toMatchObject({ which: 'max' });
  });

  test('a Value that has nothing to do with the trials is told', () => {
    expect(value('6000', [4983.3, 5027.7, 5028.7], 0.1)?.id).toBe('value-mismatch');
    expect(warningOfValue({ rawValue: '', value: undefined, trials: [1], resolution: 1 })).toBeUndefined();
  });

  test('more runs than values are failed trials', () => {
    expect(warningOfRunTimes([1, 1, 1, 1, 1], 3)?.args).toEqual({ failed: 2, runs: 5 });
    expect(warningOfRunTimes([1, 1, 1], 3)).toBeUndefined();
    expect(warningOfRunTimes([], 3)).toBeUndefined();
  });

  test('values that RawString could not give are a doubt about the sample', () => {
    expect(warningOfLeftOut(1, 2)).toEqual({ id: 'values-left-out', args: { count: 1, n: 2 } });
    expect(warningOfLeftOut(0, 3)).toBeUndefined();
  });

  test('a scale of cycles is the clock of the guest', () => {
    expect(warningOfScale('Cycles Per Byte')?.id).toBe('guest-clock');
    expect(warningOfScale('MB/s')).toBeUndefined();
    expect(warningOfScale('Motorcycles Per Hour')).toBeUndefined();
  });

  test('stopping early is suspicious only where PTS added trials, and the other side needed more', () => {
    const sessionCounts = new Set([3, 12, 1]);
    expect(warningOfCounts({ n: 3, otherN: 12, sessionCounts })?.id).toBe('quiet-by-luck');
    expect(warningOfCounts({ n: 3, otherN: 3, sessionCounts })).toBeUndefined();
    expect(warningOfCounts({ n: 12, otherN: 15, sessionCounts })).toBeUndefined();
    expect(warningOfCounts({ n: 3, otherN: 12, sessionCounts: new Set([3]) })).toBeUndefined();
    expect(warningOfCounts({ n: 5, otherN: 12, sessionCounts, scheduled: 5 })?.id).toBe('quiet-by-luck');
  });
});
