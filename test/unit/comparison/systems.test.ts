import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { systemsOf } from '../../../src/core/comparison/resolvedSystems';
import { documentOf, file, result } from './lab';
import { english, pairOf, reasons, rowNamed } from './rows';

// No system is lost or mistaken for another.

const bench = (...names: string[]) => [
  result({ entries: names.map(name => ({ system: name, trials: [1, 2, 3] })) }),
];

test('systems of the same identifier in two files get the names of the folders', () => {
  const files = [file('p/a', ['x', 'z'], bench('x'), 'a'), file('p/b', ['x'], bench('x'), 'b')];
  expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual([
    'x (a)',
    'z',
    'x (b)',
  ]);
});

test('systems in two files of one folder get the names of the files', () => {
  const files = [
    file('lab/xen.xml', ['x'], bench('x'), 'lab'),
    file('lab/kvm.xml', ['x'], bench('x'), 'lab'),
  ];
  expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual([
    'x (lab/xen)',
    'x (lab/kvm)',
  ]);
});

test('systems in folders of one name are numbered', () => {
  const files = [file('p/a', ['x'], bench('x'), 'a'), file('q/a', ['x'], bench('x'), 'a')];
  expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual([
    'x (a) #1',
    'x (a) #2',
  ]);
});

test('two systems of one identifier in a file are numbered, their entries go by order', () => {
  const files = [
    file(
      'a',
      ['x', 'x'],
      [
        result({
          entries: [
            { system: 'x', trials: [1, 2] },
            { system: 'x', trials: [3, 4] },
          ],
        }),
        result({ name: 'once', entries: [{ system: 'x', trials: [5, 6] }] }),
      ],
    ),
  ];
  const comparison = compareFiles(documentOf(files), files);
  expect(comparison.systems.map(one => one.label)).toEqual(['x #1', 'x #2']);
  expect(comparison.rows[0]?.samples.map(sample => sample.summary?.mean)).toEqual([1.5, 3.5]);
  const once = rowNamed(comparison, 'once');
  expect(once.samples.map(sample => sample.system)).toEqual(['x #1']);
  expect(once.samples[0]?.notes.map(note => english.say(note)).join()).toContain('by their order only');
});

test('a system with several entries in one result is shown by the first that holds something, and it says so', () => {
  const files = [
    file(
      'a',
      ['x', 'y'],
      [
        result({
          entries: [
            { system: 'y', trials: [1, 2, 3] },
            { system: 'x', error: 'E: timeout' },
            { system: 'x', trials: [4, 5, 6] },
            { system: 'x', trials: [7, 8, 9] },
          ],
        }),
      ],
    ),
  ];
  const comparison = compareFiles(documentOf(files), files);
  const sample = comparison.rows[0]?.samples.find(one => one.system === 'x');
  expect(sample?.summary?.mean).toBe(5);
  expect(reasons(pairOf(comparison.rows[0]))).toContain('“x” has 3 entries in this result');
});

test('an identifier that only entries name is a system, too', () => {
  const files = [file('a', ['x'], bench('x', 'stranger'))];
  expect(compareFiles(documentOf(files), files).systems.map(one => one.label)).toEqual(['x', 'stranger']);
});

test('the systems that are shown can be written into the document and mean the same there', () => {
  const files = [file('a', ['x', 'x'], bench('x', 'x')), file('b', ['x'], bench('x'))];
  const before = compareFiles(documentOf(files), files);
  const after = compareFiles(documentOf(files, { systems: systemsOf(before) }), files);
  expect(after).toEqual(before);
});

test('a session that a file does not have is told, the others are compared', () => {
  const files = [file('a', ['x', 'y'], bench('x', 'y'))];
  const comparison = compareFiles(
    documentOf(files, {
      systems: [
        { label: 'X', sessions: [{ file: 'a', identifier: 'x' }] },
        { label: 'Gone', sessions: [{ file: 'a', identifier: 'gone' }] },
        { label: 'Y', sessions: [{ file: 'elsewhere', identifier: 'y' }] },
      ],
    }),
    files,
  );
  expect(comparison.problems.map(({ problem }) => english.say(problem.message))).toEqual([
    '“Gone” names the identifier “gone”, which a does not have.',
    '“Y” names the file elsewhere, which is not among the files of this comparison.',
  ]);
  expect(comparison.rows[0]?.comparisons.map(pair => pair.verdict)).toEqual(['missing', 'missing']);
});

test('a file that cannot be read is a problem; the rest is compared', () => {
  const good = file('a', ['x', 'y'], bench('x', 'y'));
  const files = [
    good,
    { path: 'b', folder: 'b', failure: { id: 'comparison.document-deep' as const } },
    { path: 'c', folder: 'c', reading: { kind: 'foreign' as const, root: 'project' } },
  ];
  const comparison = compareFiles(documentOf(files), files);
  expect(comparison.problems.map(({ file: path, problem }) => [path, problem.severity])).toEqual([
    ['b', 'error'],
    ['c', 'error'],
  ]);
  expect(comparison.rows[0]?.comparisons).toHaveLength(1);
});

test('the baseline is the named system, or by its identifier, or the first', () => {
  const files = [file('p/a', ['x', 'y'], bench('x', 'y'), 'a'), file('p/b', ['x'], bench('x'), 'b')];
  const baseline = (name?: string) =>
    compareFiles(documentOf(files, name === undefined ? {} : { baseline: name }), files).baseline;
  expect(baseline('x (b)')).toBe('x (b)');
  expect(baseline('y')).toBe('y');
  expect(baseline()).toBe('x (a)');
  expect(baseline('nobody')).toBe('x (a)');
  expect(compareFiles(documentOf([]), []).baseline).toBeUndefined();
});
