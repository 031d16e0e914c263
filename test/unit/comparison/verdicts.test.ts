import { expect, test } from 'vitest';
import { adviceSentence } from '../../../src/core/comparison/adviceText';
import { compareFiles } from '../../../src/core/comparison/compare';
import { Formatter } from '../../../src/core/messages/formatter';
import { present } from '../../present';
import { documentOf, file, result } from './lab';
import { compared, english, pairFrom, pairOf, reasons, trialsOf } from './rows';

// A verdict is never more than the trials carry.

const hundred = [100, 101, 99];
const aFifthMore = [120, 121, 119];

test('a ratio above 1 is better where higher is better, and where lower is', () => {
  const higher = pairFrom(trialsOf(hundred, aFifthMore), { proportion: 'HIB' });
  expect(higher).toMatchObject({ verdict: 'faster', effect: { ratio: expect.closeTo(1.2, 3) } });
  const lower = pairFrom(trialsOf(hundred, aFifthMore), { proportion: 'LIB' });
  expect(lower).toMatchObject({ verdict: 'slower', effect: { ratio: expect.closeTo(1 / 1.2, 3) } });
});

test('a difference within the margin is called equivalent', () => {
  const pair = pairFrom(trialsOf([100.01, 100.02, 100.03, 100.02], [100.02, 100.01, 100.03, 100.04]));
  expect(pair.verdict).toBe('equivalent');
  expect(reasons(pair)).toContain('within your margin of 1 %');
});

test('of a result without a direction the values differ, and no one is faster', () => {
  const pair = pairFrom(trialsOf(hundred, aFifthMore), { proportion: '' });
  expect(pair).toMatchObject({ verdict: 'differs', effect: { ratio: expect.closeTo(1.2, 3) } });
  expect(reasons(pair)).toContain('does not say whether higher or lower is better');
});

test('a single trial never gets an interval or a verdict, however far away it is', () => {
  const [row] = compared(trialsOf(hundred, [500])).rows;
  const pair = pairOf(row);
  expect(pair.verdict).toBe('single-trial');
  expect(pair.effect).toEqual({ kind: 'ratio', ratio: expect.closeTo(5, 2) });
  expect(pair.adjustedP).toBeUndefined();
  expect(reasons(pair)).toContain('“other” has a single trial');
  const summary = present(row?.samples[1]?.summary, 'summary of the single trial');
  expect(summary.interval).toBeUndefined();
  expect(summary.standardDeviation).toBeUndefined();
});

test('two trials show an interval and no verdict', () => {
  const pair = pairFrom(trialsOf(hundred, [500, 501]));
  expect(pair).toMatchObject({ verdict: 'inconclusive', effect: { test: { basis: 'within-session' } } });
  expect(reasons(pair)).toContain('“other” has two trials');
});

test('an undecided row says what further sessions cost and find', () => {
  const { rows, method } = compared([
    { system: 'base', trials: [100, 130, 80], runTimes: [10, 10, 10] },
    { system: 'other', trials: [105, 90, 140], runTimes: [20, 20, 20, 20] },
  ]);
  const pair = pairOf(rows[0]);
  expect(pair.verdict).toBe('inconclusive');
  const advice = present(pair.advice, 'advice');
  const said = english.say(adviceSentence(advice, method, 'en'));
  expect(said).toMatch(/^(This row cannot be resolved to your margin of 1 % here|\d+ further sessions)/);
  expect(new Formatter('ru').say(adviceSentence(advice, method, 'ru'))).toMatch(/[а-яё]/);
});

test('a failed test is never 0: it is failed, with the words that PTS recorded', () => {
  const base = { system: 'base', trials: hundred };
  const [row] = compared([base, { system: 'other', error: 'E: no space left on device' }]).rows;
  expect(pairOf(row)).toEqual({ system: 'other', verdict: 'failed', reasons: expect.anything() });
  expect(reasons(pairOf(row))).toContain('“other” failed: E: no space left on device');
  expect(row?.samples[1]).not.toHaveProperty('summary');
  expect(reasons(pairFrom([base, { system: 'other' }]))).toContain('PTS recorded no reason');
});

test('a result that one system lacks is missing, with the name of that system', () => {
  const pair = pairFrom([{ system: 'base', trials: hundred }]);
  expect(pair.verdict).toBe('missing');
  expect(reasons(pair)).toBe('“other” has no such result.');
});

test('zero or negative values give a difference, never a ratio', () => {
  const pair = pairFrom(trialsOf([0, 1, 2], [11, 12, 13]));
  expect(pair.effect).toMatchObject({ kind: 'difference', difference: expect.closeTo(11, 9) });
  expect(pair.verdict).toBe('faster');
  expect(reasons(pair)).toContain('no ratio');
});

test('samples over time are no trials: they are shown and not judged', () => {
  const [row] = compared(
    [
      { system: 'base', series: [1, 2, 3] },
      { system: 'other', series: [2, 3, 4] },
    ],
    { format: 'LINE_GRAPH' },
  ).rows;
  expect(row?.comparisons).toEqual([]);
  expect(row?.samples.map(({ series, summary }) => ({ series, summary }))).toEqual([
    { series: [1, 2, 3], summary: undefined },
    { series: [2, 3, 4], summary: undefined },
  ]);
});

test('a verdict is corrected over all rows of its pair, and a row that this undoes says so', () => {
  const close = result({ name: 'close', entries: trialsOf([100, 101, 99], [103, 104, 102]) });
  const others = Array.from({ length: 42 }, (_, index) =>
    result({ name: `noise ${index}`, entries: trialsOf([100, 103, 98], [101, 97, 102]) }),
  );
  const alone = [file('a', ['base', 'other'], [close])];
  expect(pairOf(compareFiles(documentOf(alone), alone).rows[0]).verdict).toBe('faster');
  const among = [file('a', ['base', 'other'], [close, ...others])];
  const pair = pairOf(compareFiles(documentOf(among, { noise: 'own' }), among).rows[0]);
  expect(pair).toMatchObject({ verdict: 'inconclusive', standsAloneOnly: true });
  expect(reasons(pair)).toContain('would stand alone, not among 43 comparisons');
});
