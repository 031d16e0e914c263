import { profileOf } from '../results/profileName';
import type { HistoryRow } from './history';

/**
 * The rows, each with the one that the same test had before its version changed. PTS compares no results of such two, and
 * they stay two rows: but a reader should know why one ends where the other begins.
 */
export function withFormer(
  rows: readonly HistoryRow[],
  argumentsOf: (row: HistoryRow) => string | undefined,
): readonly HistoryRow[] {
  /** Of each test the row that ends with a run, by that run: there are few runs, however many rows. */
  const tests = new Map<string, Map<number, HistoryRow>>();
  const testOf = (row: HistoryRow) =>
    JSON.stringify([
      row.identifier === undefined ? row.title : profileOf(row.identifier).name,
      argumentsOf(row),
      row.description,
      row.scale,
    ]);
  for (const row of rows) {
    const ends = tests.get(testOf(row)) ?? new Map<number, HistoryRow>();
    tests.set(testOf(row), ends.set(lastRun(row), row));
  }
  return rows.map(row => {
    const ends = tests.get(testOf(row)) ?? new Map<number, HistoryRow>();
    const latest = Math.max(...[...ends.keys()].filter(run => run < firstRun(row)));
    const before = ends.get(latest);
    if (before === undefined) return row;
    const [from, to] = versions(before, row);
    return { ...row, former: { row: before.id, from, to } };
  });
}

function versions(before: HistoryRow, after: HistoryRow): readonly [string, string] {
  const [a = '', b = ''] = [before.appVersion, after.appVersion];
  if (a !== b) return [a, b];
  const [from = '', to = ''] = [before, after].map(({ identifier = '' }) => profileOf(identifier).version);
  return [from, to];
}

function firstRun({ points }: HistoryRow): number {
  return points[0]?.run ?? 0;
}

function lastRun({ points }: HistoryRow): number {
  return points.at(-1)?.run ?? 0;
}
