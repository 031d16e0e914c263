import { describe, expect, test } from 'vitest';
import { changesIn } from '../../../src/core/comparison/changes';
import { compareFiles } from '../../../src/core/comparison/compare';
import { noisiestFirst, sortRows } from '../../../src/core/comparison/rowOrder';
import { neededBy, singleResult } from '../../../src/core/comparison/singleResult';
import {
  changesText,
  filterFor,
  neededText,
  notKnownText,
  timeText,
} from '../../../src/core/comparison/singleText';
import { filterRows, parseFilter } from '../../../src/core/filter/filter';
import { Formatter } from '../../../src/core/messages/formatter';
import { documentOf, type EntryLike, file, result, system } from './lab';
import { compared } from './rows';

const words = new Formatter('en');

const row = (name: string, entry: Omit<EntryLike, 'system'>, rest: object = {}) =>
  result({ name, ...rest, entries: [{ system: 'guest', ...entry }] });

function single(...results: readonly ReturnType<typeof row>[]) {
  const files = [file('lab', ['guest'], results)];
  return compareFiles(documentOf(files), files);
}

const quiet = { trials: [1000.1, 1000.2, 999.9] };
const noisy = { trials: [95.1, 100.2, 104.9] };
/** Two clusters by turns, so that nothing drifts. */
const jumpy = Array.from(
  { length: 16 },
  (_, at) => (at % 4 === 1 || at % 4 === 2 ? 100.9 : 100.1) + (at % 3) / 100,
);

describe('one result alone', () => {
  const comparison = single(
    row('quiet', quiet),
    row('wide', { trials: [98.2, 100.1, 101.9] }),
    row('noisy', noisy),
    row('two', { trials: [100.1, 100.1] }),
    row('jumpy', { trials: jumpy }),
    row('once', { trials: [7] }),
    row('broken', { error: 'E: not found' }),
    row('check', { outcomes: ['PASS', 'FAIL'] }, { format: 'MULTI_PASS_FAIL' }),
    row('passed', { outcomes: ['PASS'] }, { format: 'PASS_FAIL' }),
    row('series', { series: [1, 2, 3] }, { format: 'LINE_GRAPH' }),
  );
  const alone = singleResult(comparison);
  const named = (trust: 'trusted' | 'doubtful' | 'more' | 'single' | 'failed') =>
    alone?.ranked.get(trust)?.map(({ row: { title } }) => title);

  test('one result alone says which tests can be trusted, which need more trials and which failed', () => {
    expect(named('trusted')).toEqual(['quiet']);
    expect(named('single')).toEqual(['once']);
    expect(named('failed')).toEqual(['broken', 'check']);
    expect(alone?.failedChecks).toBe(1);
  });

  test('one result alone ranks the noisiest first, and two trials are never enough', () => {
    expect(named('more')).toEqual(['noisy', 'wide', 'two']);
    expect(sortRows(comparison.rows, noisiestFirst, 'en')[0]?.title).toBe('noisy');
  });

  test('one result alone doubts a narrow interval over two clusters', () => {
    expect(named('doubtful')).toEqual(['jumpy']);
  });

  test('one result alone says what is not known and would matter', () => {
    expect(alone?.notKnown).toEqual(['nesting', 'machine']);
    expect(alone && notKnownText(alone, words)).toMatch(
      /^Not known.*below the hypervisor.*physical machine.*system-logs/,
    );
  });

  test('the filter finds by trust what the lines above the table count', () => {
    for (const [trust, titles] of [
      ['more', ['wide', 'noisy', 'two']],
      ['trusted,single', ['quiet', 'once']],
      ['failed', ['broken', 'check']],
    ] as const) {
      const filter = parseFilter(`trust:${trust}`);
      if (filter.kind === 'mistake') throw new Error(words.say(filter.message));
      expect(filterRows(comparison, filter).map(({ title }) => title)).toEqual(titles);
    }
  });

  test('a name with quotes still makes a filter that finds its row', () => {
    const odd = single(
      row('say "hi" -now verdict:x', quiet, { description: ' - "Option": 1' }),
      row('b', quiet),
    );
    const [first] = odd.rows;
    const filter = first && parseFilter(filterFor(first));
    if (filter?.kind !== 'filter') throw new Error('a mistake');
    expect(filterRows(odd, filter)).toEqual([first]);
  });
});

test('several systems in one file stay a comparison', () => {
  const pair = compared([
    { system: 'base', ...quiet },
    { system: 'other', ...quiet },
  ]);
  expect(singleResult(pair)).toBeUndefined();
});

describe('the time of one result', () => {
  const runTimes = [60.1, 61.2, 60.3];

  test('counts a run with several results once, and says for how many tests it speaks', () => {
    const own = { identifier: 'pts/zip-1.0.0', arguments: 'x' };
    const time = singleResult(
      single(
        row('compress', { ...quiet, runTimes }, { ...own, description: 'a' }),
        row('decompress', { ...noisy, runTimes }, { ...own, description: 'b' }),
        row('other', { ...quiet, runTimes: [10] }),
        row('none', quiet),
      ),
    )?.time;
    expect(time).toMatchObject({ rows: 3, of: 4 });
    expect(time?.seconds).toBeCloseTo(191.6);
    expect(time && words.say(timeText(time, words))).toBe(
      'Took 3 min in 3 tests, of 4; the file has no times of the others; longest: compress 1.0, 3 min',
    );
  });

  test('is not told where the file has none, or absurd ones', () => {
    expect(singleResult(single(row('a', quiet)))?.time).toBeUndefined();
    expect(singleResult(single(row('a', { ...quiet, runTimes: [1e300, -5] })))?.time).toBeUndefined();
  });
});

test('what is needed in all is no shorter than its parts: minutes only where every test has times', () => {
  const wide = { trials: [99.2, 100.1, 100.9] };
  const timed = { ...wide, runTimes: [60, 60, 60] };
  const needs = (...results: readonly ReturnType<typeof row>[]) => {
    const comparison = single(...results);
    const ranked = singleResult(comparison)?.ranked.get('more') ?? [];
    return { ...neededBy(ranked), text: words.say(neededText(ranked, comparison.method, words)) };
  };
  expect(needs(row('a', timed)).minutes).toBeGreaterThan(5);
  expect(needs(row('a', timed), row('b', wide))).not.toHaveProperty('minutes');
  expect(needs(row('a', { trials: [50, 100, 150] }))).toMatchObject({
    beyond: 1,
    text: '(1 cannot be settled at ±1 %)',
  });
});

describe('changes since the previous run', () => {
  const two = (before: readonly number[], after: readonly number[]) =>
    compared([
      { system: 'base', trials: before },
      { system: 'other', trials: after },
    ]);

  test('are the established ones alone: an open row is not called unchanged', () => {
    const changes = changesIn(two([100, 101, 102], [99, 101, 104]));
    expect(changes).toMatchObject({ changed: 0, of: 1 });
    expect(changes && changesText(changes, words)).toBe('0 of 1 changed · open 1');
    expect(changesIn(two([100, 100.1, 100.2], [120, 120.1, 120.2]))).toMatchObject({ changed: 1, of: 1 });
  });

  test('are not told of runs that share nothing', () => {
    expect(changesIn(two([100, 101, 102], []))).toBeUndefined();
  });

  test('are not told of runs that are seen to be of different machines', () => {
    const quiet = [100, 100.1, 100.2];
    const on = (identifier: string, processor: string) => ({
      ...system(identifier),
      hardware: new Map([['Processor', processor]]),
    });
    const lab = (processor: string) => {
      const entries = ['base', 'other'].map(name => ({ system: name, trials: quiet }));
      const files = [
        file('lab', [on('base', 'AMD EPYC 7543'), on('other', processor)], [result({ entries })]),
      ];
      return changesIn(compareFiles(documentOf(files), files));
    };
    expect(lab('AMD EPYC 7543')).toMatchObject({ changed: 0, of: 1 });
    expect(lab('AMD EPYC 9V74')).toBeUndefined();
  });
});
