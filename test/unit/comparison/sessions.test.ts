import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { documentOf, file, result, system } from './lab';
import { pairOf, reasons } from './rows';

// More trials of one boot say nothing about the next boot.

const session = (path: string, name: string, start: string, trials: readonly number[]) =>
  file(path, [system(name, start)], [result({ entries: [{ system: name, trials }] })]);
const files = [
  session('a1', 'a', '2026-01-01 10:00:00', [100, 101, 99]),
  session('a2', 'a', '2026-01-02 10:00:00', [103, 102, 104]),
  session('b1', 'b', '2026-01-02 11:00:00', [108, 109, 107]),
  session('b2', 'b', '2026-01-03 11:00:00', [104, 105, 106]),
];
const pooled = (label: string, ...paths: string[]) => ({
  label,
  sessions: paths.map(path => ({ file: path, identifier: label.toLowerCase() })),
});

test('two sessions on both sides are compared between sessions', () => {
  const systems = [pooled('A', 'a1', 'a2'), pooled('B', 'b1', 'b2')];
  const comparison = compareFiles(documentOf(files, { systems }), files);
  // Reference: "two and two" of the statistics, computed with R.
  expect(pairOf(comparison.rows[0]).effect).toMatchObject({
    ratio: expect.closeTo(1.04927470911725, 9),
    test: { low: expect.closeTo(0.961028667952022, 9), basis: 'between-sessions', degreesOfFreedom: 2 },
  });
  expect(reasons(pairOf(comparison.rows[0]))).toContain('2 sessions of “A”, 2 sessions of “B”');
  expect(comparison.systems.map(one => one.pooled)).toEqual([true, true]);
  expect(comparison.overall[0]?.kind).toBe('between-sessions');
  expect(comparison.rows[0]?.samples[0]?.spreadBetweenSessions).toBeGreaterThan(0);
});

test('of several sessions on one side the one nearest in time pairs, the others stand beside it', () => {
  const systems = [pooled('A', 'a1', 'a2'), pooled('B', 'b1')];
  const comparison = compareFiles(documentOf(files, { systems }), files);
  const pair = pairOf(comparison.rows[0]);
  expect(pair.effect).toMatchObject({
    ratio: expect.closeTo(108 / 103, 3),
    test: { basis: 'within-session', degreesOfFreedom: expect.closeTo(4, 1) },
  });
  expect(reasons(pair)).toContain('“A” has 2 sessions, the other side one');
  expect(reasons(pair)).toContain('2026-01-02 10:00:00');
  expect(comparison.rows[0]?.samples[0]?.sessions).toHaveLength(2);
});

test('a session from the same result file pairs before one that is nearer in time', () => {
  const merged = file(
    'm',
    [system('a', '2026-01-01 10:00:00'), system('b', '2026-01-05 10:00:00')],
    [
      result({
        entries: [
          { system: 'a', trials: [100, 101, 99] },
          { system: 'b', trials: [90, 91, 89] },
        ],
      }),
    ],
  );
  const later = session('a9', 'a', '2026-01-05 11:00:00', [200, 201, 199]);
  const comparison = compareFiles(
    documentOf([merged, later], { systems: [pooled('A', 'a9', 'm'), pooled('B', 'm')] }),
    [merged, later],
  );
  expect(pairOf(comparison.rows[0]).effect).toMatchObject({ ratio: expect.closeTo(0.9, 3) });
});

test('one session on each side says that it is within one session', () => {
  const comparison = compareFiles(documentOf(files.slice(0, 3)), files.slice(0, 3));
  expect(reasons(pairOf(comparison.rows[0], 'b'))).toContain('In these runs: within one session each');
});
