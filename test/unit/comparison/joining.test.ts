import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { documentOf, file, result } from './lab';
import { pairOf, reasons } from './rows';

// Results meet only when PTS would compare them.

test('results of one key in several files are one row; a second one in a file is a row of its own', () => {
  const files = [
    file(
      'a',
      ['x'],
      [
        result({ entries: [{ system: 'x', trials: [1, 2, 3] }] }),
        result({ occurrence: 1, entries: [{ system: 'x', trials: [4, 5, 6] }] }),
      ],
    ),
    file('b', ['y'], [result({ entries: [{ system: 'y', trials: [1, 2, 4] }] })]),
  ];
  const { rows } = compareFiles(documentOf(files), files);
  expect(rows.map(row => row.id)).toEqual([rows[0]?.key, `${rows[0]?.key}#2`]);
  expect(rows.map(row => row.samples.length)).toEqual([2, 1]);
});

test('results of another program version are told apart, with both versions', () => {
  const files = [
    file('a', ['x'], [result({ appVersion: '3.5.0', entries: [{ system: 'x', trials: [1, 2, 3] }] })]),
    file('b', ['y'], [result({ appVersion: '3.6.0', entries: [{ system: 'y', trials: [1, 2, 3] }] })]),
  ];
  const comparison = compareFiles(documentOf(files), files);
  expect(comparison.nearMisses).toEqual([
    {
      part: 'version',
      row: comparison.rows[0]?.id,
      otherRow: comparison.rows[1]?.id,
      value: '3.5.0',
      otherValue: '3.6.0',
    },
  ]);
  expect(comparison.rows.map(row => pairOf(row).verdict)).toEqual(['different', 'different']);
  expect(reasons(pairOf(comparison.rows[0]))).toBe(
    'The program versions differ: “3.5.0” with “x”, “3.6.0” with “y”.',
  );
  expect(reasons(pairOf(comparison.rows[1]))).toBe(
    'The program versions differ: “3.6.0” with “y”, “3.5.0” with “x”.',
  );
});

test.each([
  ['scale', { scale: 'MB/s' }, { scale: 'GB/s' }],
  ['arguments', { arguments: '-t 1' }, { arguments: '-t 2' }],
  ['description', { description: 'Type: Copy' }, { description: 'Type: Add' }],
  ['profile', { identifier: 'pts/ramspeed-1.4.3' }, { identifier: 'pts/ramspeed-1.5.0' }],
] as const)('results that differ in their %s alone are told apart, and that is named', (part, one, other) => {
  const files = [
    file('a', ['x'], [result({ ...one, entries: [{ system: 'x', trials: [1, 2, 3] }] })]),
    file('b', ['y'], [result({ ...other, entries: [{ system: 'y', trials: [1, 2, 3] }] })]),
  ];
  const comparison = compareFiles(documentOf(files), files);
  expect(comparison.nearMisses.map(miss => miss.part)).toEqual([part]);
  expect(pairOf(comparison.rows[0]).verdict).toBe('different');
});

test('results that differ in two parts are other benchmarks: missing, no near miss', () => {
  const files = [
    file('a', ['x'], [result({ appVersion: '1', scale: 'ms', entries: [{ system: 'x', trials: [1] }] })]),
    file('b', ['y'], [result({ appVersion: '2', scale: 's', entries: [{ system: 'y', trials: [1] }] })]),
  ];
  const comparison = compareFiles(documentOf(files), files);
  expect(comparison.nearMisses).toEqual([]);
  expect(pairOf(comparison.rows[0]).verdict).toBe('missing');
});

test('results of two options of one benchmark in one file are no near miss', () => {
  const files = [
    file(
      'a',
      ['x', 'y'],
      [
        result({ description: 'Type: Copy', entries: [{ system: 'x', trials: [1, 2, 3] }] }),
        result({ description: 'Type: Add', entries: [{ system: 'y', trials: [1, 2, 3] }] }),
      ],
    ),
  ];
  expect(compareFiles(documentOf(files), files).nearMisses).toEqual([]);
});

test('results whose files contradict each other on the direction get none', () => {
  const files = [
    file('a', ['x'], [result({ proportion: 'HIB', entries: [{ system: 'x', trials: [1, 1.1, 1] }] })]),
    file('b', ['y'], [result({ proportion: 'LIB', entries: [{ system: 'y', trials: [5, 5.1, 5] }] })]),
  ];
  expect(pairOf(compareFiles(documentOf(files), files).rows[0]).verdict).toBe('differs');
});
