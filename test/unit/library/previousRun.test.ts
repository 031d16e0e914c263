import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/core/library/candidates';
import type { LibraryEntry, LibrarySystem } from '../../../src/core/library/libraryEntry';
import { previousRunOf } from '../../../src/core/library/previousRun';

function entry(
  path: string,
  timestamp: string,
  system: Partial<LibrarySystem> = {},
  benchmarks: readonly string[] = ['SQLite', 'BLAKE2'],
): LibraryEntry {
  return {
    path,
    stamp: { modified: 0, size: 1 },
    isBeingWritten: false,
    content: {
      kind: 'whole',
      systems: [
        {
          identifier: 'guest',
          occurrence: 0,
          isDeclared: true,
          timestamp,
          layers: [{ kind: 'xen', role: 'guest', version: '4.17', confidence: 'certain', evidence: [] }],
          processor: 'AMD EPYC 7543 @ 2.79GHz (4 Cores)',
          ...system,
        },
      ],
      results: 2,
      benchmarks,
      failed: 0,
      missing: 0,
      isBroken: false,
    },
  };
}

function candidate(from: LibraryEntry): Candidate {
  const [system] = from.content.kind === 'whole' ? from.content.systems : [];
  if (system === undefined) throw new Error('no system');
  return { entry: from, system };
}

const now = entry('now', '2026-11-03 10:00:00');
const week = entry('week', '2026-10-27 10:00:00');
const month = entry('month', '2026-10-03 10:00:00');
const found = (...others: readonly LibraryEntry[]) =>
  previousRunOf(candidate(now), [now, ...others])?.entry.path;

describe('the previous run of a machine', () => {
  test('is the newest before this one, never a later one or a copy of it', () => {
    expect(found(month, week)).toBe('week');
    expect(
      found(entry('later', '2026-11-04 10:00:00'), entry('copy', '2026-11-03 10:00:00')),
    ).toBeUndefined();
  });

  test('is found over an upgrade of the hypervisor, more cores, and a day in the name', () => {
    expect(found(entry('a', '2026-10-01 10:00:00', { processor: 'AMD EPYC 7543 @ 2.80GHz (8 Cores)' }))).toBe(
      'a',
    );
    const layers = [
      { kind: 'xen', role: 'guest', version: '4.16', confidence: 'certain', evidence: [] },
    ] as const;
    expect(found(entry('b', '2026-10-01 10:00:00', { layers }))).toBe('b');
    const [a, b] = ['2026-11-03', '2026-10-27'].map(day =>
      entry(day, `${day} 10:00:00`, { identifier: `weekly ${day}` }),
    );
    if (a === undefined || b === undefined) throw new Error('no days');
    expect(previousRunOf(candidate(a), [a, b])?.entry.path).toBe('2026-10-27');
  });

  test.each<[string, Partial<LibrarySystem>]>([
    ['another name', { identifier: 'guest 2' }],
    ['another processor', { processor: 'AMD EPYC 9V74 (4 Cores)' }],
    ['another hypervisor', { layers: [] }],
    ['a time that is none', { timestamp: 'yesterday' }],
  ])('is none with %s, which may be another machine', (_, system) => {
    expect(found(entry('other', '2026-10-01 10:00:00', system))).toBeUndefined();
  });

  test('is none where the file does not say on what it ran', () => {
    const { processor: _, ...bare } = candidate(now).system;
    expect(previousRunOf({ entry: now, system: bare }, [now, week])).toBeUndefined();
  });

  test('is none where the names are nothing but days, which any machine may have', () => {
    const days = ['2026-11-03', '2026-10-27'].map(day => entry(day, `${day} 10:00:00`, { identifier: day }));
    const [first] = days;
    expect(first && previousRunOf(candidate(first), days)).toBeUndefined();
  });

  test('is none that shares no benchmark', () => {
    expect(found(entry('other', '2026-10-01 10:00:00', {}, ['Coremark']))).toBeUndefined();
  });
});
