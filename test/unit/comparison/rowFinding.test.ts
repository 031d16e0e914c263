import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { filesOf } from '../../../src/core/comparison/rowFinding';
import { occurrenceOf } from '../../../src/core/comparison/rowId';
import { filterRows, parseFilter } from '../../../src/core/filter/filter';
import { Formatter } from '../../../src/core/messages/formatter';
import { rowEvidence } from '../../../src/core/reports/rowEvidence';
import { documentOf, file, result } from './lab';

const trials = [100, 101, 99];
const of = (name: string, system: string, annotation?: string) =>
  result({ name, entries: [{ system, trials }], ...(annotation === undefined ? {} : { annotation }) });

const files = [
  file('one', ['Xen'], [of('a', 'Xen', 'slow\n— Ann, 2026-11-20'), of('b', 'Xen'), of('c', 'Xen', 'copied')]),
  file(
    'two',
    ['KVM'],
    [
      of('a', 'KVM', 'why?'),
      of('b', 'KVM', 'done\n— Bob, 2026-11-21\n[resolved — Ann, 2026-11-22]'),
      of('c', 'KVM', 'copied'),
    ],
  ),
];
const comparison = compareFiles(documentOf(files), files);
const rowOf = (name: string) => comparison.rows.find(({ title }) => title === name);

test('a row has the findings of each of its files, with author, day and whether it is resolved; a copy counts once', () => {
  expect(rowOf('a')?.findings).toMatchObject([
    { comments: [{ body: 'slow', signature: { name: 'Ann', date: '2026-11-20' } }] },
    { comments: [{ body: 'why?' }] },
  ]);
  expect(rowOf('b')?.findings).toMatchObject([
    { comments: [{ body: 'done' }], resolved: { name: 'Ann', date: '2026-11-22' } },
  ]);
  expect(rowOf('c')?.findings).toHaveLength(1);
});

test.each([
  ['finding:open', ['a', 'c']],
  ['finding:resolved', ['b']],
  ['finding:open,resolved', ['a', 'b', 'c']],
  ['-finding:open', ['b']],
] as const)('the filter %s finds %j', (text, names) => {
  const filter = parseFilter(text);
  if (filter.kind === 'mistake') throw new Error(filter.message.id);
  expect(
    filterRows(comparison, filter)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(names);
});

test('a row tells which results of which files it is of, so that a finding is written there', () => {
  const row = rowOf('a');
  if (row === undefined) throw new Error('no row');
  expect(filesOf(row)).toHaveLength(2);
  expect(occurrenceOf(row)).toBe(0);
  expect(occurrenceOf({ id: 'k#3', key: 'k' })).toBe(2);
});

test('the numbers of a row are lines of text with unit, interval, trials and the verdict in words', () => {
  const row = rowOf('a');
  if (row === undefined) throw new Error('no row');
  const lines = rowEvidence(comparison, row, new Formatter('en')).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^- Xen: 100 MB\/s, 95\s% CI 98 … 102, n = 3$/);
  expect(lines[2]).toContain('KVM');
  expect(rowEvidence(comparison, row, new Formatter('ru'))).toContain('ДИ');
});
