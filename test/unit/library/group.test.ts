import { describe, expect, test } from 'vitest';
import { candidatesOf, documentSystems } from '../../../src/core/library/candidates';
import { groupEntries, newestFirst, systemsOfGroup } from '../../../src/core/library/group';
import type { LibraryEntry } from '../../../src/core/library/libraryEntry';

function entry(
  path: string,
  told: { modified?: string; systems?: readonly [string, string?][]; benchmarks?: readonly string[] } = {},
): LibraryEntry {
  return {
    path,
    stamp: { modified: Date.UTC(2020, 0, 1), size: 1 },
    isBeingWritten: false,
    content: {
      kind: 'whole',
      ...(told.modified === undefined ? {} : { modified: told.modified }),
      systems: (told.systems ?? []).map(([identifier, hypervisor], at, all) => ({
        identifier,
        occurrence: all.slice(0, at).filter(([name]) => name === identifier).length,
        isDeclared: true,
        layers: [],
        ...(hypervisor === undefined ? {} : { hypervisor }),
      })),
      results: 1,
      benchmarks: told.benchmarks ?? [],
      failed: 0,
      missing: 0,
      isBroken: false,
    },
  };
}

describe('the order of results', () => {
  test("the order of results is by PTS's own time, newest first, and by path where that is the same", () => {
    const entries = [
      entry('b', { modified: '2026-01-01 00:00:00' }),
      entry('old'),
      entry('new', { modified: '2026-11-01 00:00:00' }),
      entry('a', { modified: '2026-01-01 00:00:00' }),
    ];
    expect(newestFirst(entries).map(({ path }) => path)).toEqual(['new', 'a', 'b', 'old']);
  });
});

describe('groups', () => {
  const mixed = entry('mixed', {
    systems: [
      ['x', 'Xen'],
      ['k', 'KVM'],
    ],
    benchmarks: ['BLAKE2', 'RAMspeed'],
  });
  const bare = entry('bare', { systems: [['b']], benchmarks: ['BLAKE2'] });
  const empty = entry('empty');

  test('the library groups by hypervisor: a file of two stands in both, each with its own systems; the unknown last', () => {
    const groups = groupEntries([bare, mixed], 'hypervisor');
    expect(groups.map(({ name, entries }) => [name, entries.map(({ path }) => path)])).toEqual([
      ['KVM', ['mixed']],
      ['Xen', ['mixed']],
      [undefined, ['bare']],
    ]);
    expect(systemsOfGroup(mixed, 'hypervisor', 'Xen').map(({ identifier }) => identifier)).toEqual(['x']);
  });

  test('the library groups by benchmark: every file of a benchmark is found under it, and none is lost', () => {
    const groups = groupEntries([bare, mixed, empty], 'benchmark');
    expect(groups.map(({ name, entries }) => [name, entries.map(({ path }) => path)])).toEqual([
      ['BLAKE2', ['bare', 'mixed']],
      ['RAMspeed', ['mixed']],
      [undefined, ['empty']],
    ]);
  });
});

describe('systems written into a comparison', () => {
  test('systems written into a comparison have labels that differ: by folder between files, by number within one', () => {
    const entries = [entry('x', { systems: [['guest'], ['guest']] }), entry('y', { systems: [['guest']] })];
    const systems = documentSystems(candidatesOf(entries), path => ({
      file: `${path}/composite.xml`,
      folder: path,
    }));
    expect(systems).toEqual([
      { label: 'guest #1', sessions: [{ file: 'x/composite.xml', identifier: 'guest' }] },
      { label: 'guest #2', sessions: [{ file: 'x/composite.xml', identifier: 'guest', occurrence: 1 }] },
      { label: 'guest', sessions: [{ file: 'y/composite.xml', identifier: 'guest' }] },
    ]);
  });
});
