import { describe, expect, test } from 'vitest';
import type { Proportion } from '../../../src/core/results/resultFile';
import { effectOfTrials, noteOnCounts } from '../../../src/core/stats/effect';
import { effectOfSessions, spreadBetweenSessions } from '../../../src/core/stats/sessions';
import { defaultMethod } from '../../../src/core/stats/statistics';
import { verdictOf } from '../../../src/core/stats/verdict';

const method = defaultMethod;

function judge(baseline: number[], other: number[], proportion: Proportion = 'HIB', adjustedP?: number) {
  const effect = effectOfTrials(baseline, other, { proportion, resolution: 0.001, method });
  return verdictOf({
    effect,
    adjustedP,
    nBaseline: baseline.length,
    nOther: other.length,
    proportion,
    method,
  });
}

const quiet = [100, 100.1, 99.9];
const better = [110, 110.1, 109.9];
const hardly = [100.5, 100.6, 100.4];
const noisy = [90, 105, 115];

describe('a verdict', () => {
  test('a verdict says faster and slower the right way round, for rates and for times', () => {
    expect(judge(quiet, better)).toEqual({ verdict: 'faster' });
    expect(judge(better, quiet)).toEqual({ verdict: 'slower' });
    expect(judge(quiet, better, 'LIB')).toEqual({ verdict: 'slower' });
    expect(judge(better, quiet, 'LIB')).toEqual({ verdict: 'faster' });
  });

  test('a verdict calls nothing better where nothing is', () => {
    expect(judge(quiet, better, 'ABSTRACT')).toEqual({ verdict: 'differs' });
    expect(judge(quiet, quiet, '')).toEqual({ verdict: 'equivalent' });
  });

  test('a verdict tells a real difference below the margin from none', () => {
    expect(judge(quiet, hardly)).toEqual({ verdict: 'equivalent', smallButReal: true });
  });

  test('a verdict is left open where the noise is larger than the difference', () => {
    expect(judge(quiet, noisy)).toEqual({ verdict: 'inconclusive' });
  });

  test('a verdict is left open, and says so, where the row would stand alone but not among many', () => {
    expect(judge(quiet, better, 'HIB', 0.2)).toEqual({ verdict: 'inconclusive', standsAloneOnly: true });
  });

  test('a verdict is never made of two trials', () => {
    expect(judge(quiet, [110, 110.1])).toEqual({ verdict: 'inconclusive' });
    expect(judge([100, 100], quiet)).toEqual({ verdict: 'inconclusive' });
  });

  test('a verdict of values around zero may be faster or slower, never equivalent', () => {
    expect(judge([-1, 0, 1], [9, 10, 11])).toEqual({ verdict: 'faster' });
    expect(judge([-1, 0, 1], [9, 10, 11], 'LIB')).toEqual({ verdict: 'slower' });
    expect(judge([0, 0.001, 0.002], [0, 0.001, 0.002])).toEqual({ verdict: 'inconclusive' });
  });

  test('a verdict without any trial is missing, not zero', () => {
    expect(judge([], quiet)).toEqual({ verdict: 'missing' });
  });

  test('a verdict between sessions does not ask for three trials of each', () => {
    const effect = effectOfSessions([[100], [100.2]], [[110], [110.2]], {
      proportion: 'HIB',
      resolution: 0.1,
      method,
    });
    const judged = verdictOf({ effect, nBaseline: 2, nOther: 2, proportion: 'HIB', method });
    expect(judged).toEqual({ verdict: 'faster' });
  });
});

describe('sessions', () => {
  const options = { proportion: 'HIB', resolution: 1, method } as const;

  test('sessions that all gave the same rounded value do not make a difference certain', () => {
    const effect = effectOfSessions([[100], [100]], [[101], [101]], options);
    expect(effect?.test?.p).toBeGreaterThan(0.05);
  });

  test('sessions are compared by sessions only where both sides have two', () => {
    expect(effectOfSessions([[100, 101]], [[100], [101]], options)).toBeUndefined();
    expect(effectOfSessions([[100], []], [[100], [101]], options)).toBeUndefined();
  });

  test('sessions with a value of zero are compared by their difference', () => {
    const effect = effectOfSessions([[0, 1], [1]], [[10], [11]], options);
    expect(effect).toMatchObject({
      kind: 'difference',
      difference: 9.75,
      test: { basis: 'between-sessions' },
    });
  });

  test('sessions show how far apart they are', () => {
    expect(spreadBetweenSessions([[99, 101], [110]])).toBeCloseTo(Math.sqrt(50) / 105, 12);
    expect(spreadBetweenSessions([[99, 101], []])).toBeUndefined();
  });
});

test('counts of trials far apart carry a note', () => {
  expect(noteOnCounts(3, 8)).toBeUndefined();
  expect(noteOnCounts(3, 9)).toEqual({ id: 'stats.counts-apart', args: { least: 3, most: 9 } });
  expect(noteOnCounts(13, 3)).toEqual({ id: 'stats.counts-apart', args: { least: 3, most: 13 } });
});
