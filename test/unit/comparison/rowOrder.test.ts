import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { groupRows, largestFirst, type SortKey, sortRows } from '../../../src/core/comparison/rowOrder';
import { unitOf } from '../../../src/core/comparison/unit';
import { groupMeansOf } from '../../../src/core/comparison/votes';
import { documentOf, file, result } from './lab';

const around = (mean: number) => [mean * 0.99, mean, mean * 1.01];
const both = (name: string, other: number, more: { readonly description?: string } = {}) =>
  result({
    name,
    entries: [
      { system: 'base', trials: around(100) },
      { system: 'other', trials: around(other) },
    ],
    ...more,
  });

const files = [
  file(
    'a',
    ['base', 'other'],
    [
      both('b', 101),
      both('c', 50),
      both('a', 180),
      result({ name: 'd', format: 'PASS_FAIL', entries: [{ system: 'base', outcomes: ['PASS'] }] }),
      both('c', 200, { description: 'again' }),
    ],
  ),
];
const comparison = compareFiles(documentOf(files), files);
const titles = (key: SortKey, descending = false) =>
  sortRows(comparison.rows, { key, descending }, 'en').map(({ title, description }) =>
    [title, description].filter(part => part !== '').join(' '),
  );

describe('rows in order', () => {
  test('of the largest difference go by how far a ratio is from 1, whichever way; those without one last', () => {
    expect(titles('largest')).toEqual(['c', 'c again', 'a', 'b', 'd']);
    expect(largestFirst).toEqual({ key: 'largest', descending: false });
  });

  test('of the file stay as they are, and turn round', () => {
    expect(titles('file')).toEqual(['b', 'c', 'a', 'd', 'c again']);
    expect(titles('file', true)).toEqual(['c again', 'd', 'a', 'c', 'b']);
  });

  test('of the difference go from slower to faster, and the other way, those without one last both times', () => {
    expect(titles('difference')).toEqual(['c', 'b', 'a', 'c again', 'd']);
    expect(titles('difference', true)).toEqual(['c again', 'a', 'b', 'c', 'd']);
  });

  test('of the name are sorted as a reader sorts', () => {
    expect(titles('name')).toEqual(['a', 'b', 'c', 'c again', 'd']);
  });
});

describe('rows in groups', () => {
  test('by test keep the options of one together; checks have a heading of their own by type', () => {
    const names = (grouping: 'profile' | 'type' | 'none') =>
      groupRows(comparison.rows, grouping, 'en').map(({ kind, name, rows }) => [kind, name, rows.length]);
    expect(names('profile')).toEqual([
      ['profile', 'a', 1],
      ['profile', 'b', 1],
      ['profile', 'c', 2],
      ['profile', 'd', 1],
    ]);
    expect(names('type')).toEqual([
      ['other', '', 4],
      ['outcomes', '', 1],
    ]);
    expect(names('none')).toEqual([['all', '', 5]]);
    expect(groupRows([], 'none', 'en')).toEqual([]);
  });

  test('have the geometric mean of their voting rows, where there are two or more', () => {
    const rows = comparison.rows.filter(({ title }) => title === 'c');
    const [mean] = groupMeansOf(rows, comparison.rows, ['other']);
    expect(mean?.ratio).toBeCloseTo(1, 9);
    expect(groupMeansOf(rows.slice(0, 1), comparison.rows, ['other'])).toEqual([]);
  });
});

test.each([
  ['byte/s', 1_762_741_953, 'GB/s', 1e9],
  ['Bytes/sec', 5_000, 'kB/s', 1e3],
  ['Hz', 3_600_000_000, 'GHz', 1e9],
  ['byte/s', 12, 'byte/s', 1],
  // A prefix before another unit would make one that nobody knows.
  ['Iterations/Sec', 99_341, 'Iterations/Sec', 1],
  ['MB/s', 25_000, 'MB/s', 1],
  ['', 7, '', 1],
])('a value in %s of about %d is shown in %s', (scale, size, name, per) => {
  const rows = compareFiles(documentOf(files), [
    file('a', ['base'], [result({ name: 'x', scale, entries: [{ system: 'base', trials: around(size) }] })]),
  ]).rows;
  expect(rows[0] && unitOf(rows[0])).toEqual({ name, per });
});
