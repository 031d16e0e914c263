import { describe, expect, test } from 'vitest';
import type { LibraryEntry, WholeContent } from '../../../src/core/library/libraryEntry';
import { longestSilence, statesOf } from '../../../src/core/library/state';

const whole: WholeContent = {
  kind: 'whole',
  modified: '2026-11-23 13:00:00',
  systems: [{ identifier: 'a', occurrence: 0, isDeclared: true, layers: [], results: 3, failed: 0 }],
  results: 3,
  benchmarks: ['T'],
  failed: 0,
  missing: 0,
  isBroken: false,
};
/** The same moment in UTC: the file was written where it is 13 o'clock at 10 UTC. */
const written = Date.UTC(2026, 10, 23, 10, 0, 1);

function entry(content: LibraryEntry['content'], modified = written, isBeingWritten = false): LibraryEntry {
  return { path: 'p', stamp: { modified, size: 100 }, content, isBeingWritten };
}

const kinds = (...args: Parameters<typeof statesOf>) => statesOf(...args).map(({ kind }) => kind);

describe('the state of a result folder', () => {
  test('the state of a result folder that is whole and old is nothing to speak of', () => {
    expect(kinds(entry(whole), written + 86_400_000)).toEqual([]);
  });

  test('the state of a result folder is running while a system has no results yet and the file was written just now', () => {
    const begun = {
      ...whole,
      systems: [
        { ...whole.systems[0], identifier: 'a', occurrence: 0, isDeclared: true, layers: [], results: 0 },
      ],
      missing: 3,
    };
    expect(kinds(entry(begun), written + 60_000)).toEqual(['running']);
    expect(kinds(entry(begun), written + longestSilence + 1)).toEqual(['incomplete']);
  });

  test('the state of a result folder is running between two tests until the system logs are there', () => {
    expect(kinds(entry(whole), written + 60_000, false)).toEqual(['running']);
    expect(kinds(entry(whole), written + 60_000, true)).toEqual([]);
  });

  test('the state of a result folder is not running only because it was copied just now', () => {
    const copied = written + 86_400_000 * 3 + 400_000;
    expect(kinds(entry(whole, copied), copied + 1_000, false)).toEqual([]);
    const sameDay = written + 400_000;
    expect(kinds(entry(whole, sameDay), sameDay + 1_000, false)).toEqual([]);
  });

  test('the state of a result folder tells failed tests and missing values with their counts', () => {
    expect(statesOf(entry({ ...whole, failed: 2, missing: 1 }), written + 86_400_000)).toEqual([
      { kind: 'failed', count: 2 },
      { kind: 'incomplete', count: 1 },
    ]);
  });

  test('the state of a result folder that breaks off is running while it is written and broken afterwards', () => {
    expect(kinds(entry({ ...whole, isBroken: true }, written, true), written + 1_000)).toEqual(['running']);
    expect(kinds(entry({ ...whole, isBroken: true }), written + 86_400_000)).toEqual(['broken']);
  });

  test('the state of a result folder that holds no results is incomplete', () => {
    expect(kinds(entry({ ...whole, results: 0, systems: [] }), written + 86_400_000)).toEqual(['incomplete']);
  });

  test('the state of a result folder that cannot be read says why', () => {
    const reason = { id: 'results.empty' } as const;
    expect(statesOf(entry({ kind: 'unreadable', reason }), written)).toEqual([
      { kind: 'unreadable', reason },
    ]);
  });
});
