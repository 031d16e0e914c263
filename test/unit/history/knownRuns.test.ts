import { expect, test } from 'vitest';
import { knownMachines } from '../../../src/core/history/knownRuns';
import { candidatesOf } from '../../../src/core/library/candidates';
import type { LibraryEntry, LibrarySystem } from '../../../src/core/library/libraryEntry';

/** The head of a file with systems, of which nothing but what is said is known. */
function entry(path: string, systems: readonly Partial<LibrarySystem>[], modified?: string): LibraryEntry {
  return {
    path,
    stamp: { modified: 0, size: 1 },
    isBeingWritten: false,
    content: {
      kind: 'head',
      ...(modified === undefined ? {} : { modified }),
      systems: systems.map(system => ({
        identifier: 'guest',
        occurrence: 0,
        isDeclared: true,
        layers: [],
        processor: 'AMD EPYC 7543 (4 Cores)',
        ...system,
      })),
    },
  };
}

function machinesOf(entries: readonly LibraryEntry[]) {
  return knownMachines(candidatesOf(entries)).map(runs => runs.map(({ candidate }) => candidate.entry.path));
}

test('the machine with the most runs is offered first, its earliest run first; one that ran once is not', () => {
  expect(
    machinesOf([
      entry('b2', [{ identifier: 'B guest', timestamp: '2026-10-02 10:00:00' }]),
      entry('a3', [{ timestamp: '2026-10-03 10:00:00' }]),
      entry('alone', [{ identifier: 'laptop', timestamp: '2026-10-03 10:00:00' }]),
      entry('a1', [{ timestamp: '2026-10-01 10:00:00' }]),
      entry('b1', [{ identifier: 'B guest', timestamp: '2026-10-01 10:00:00' }]),
      entry('a2', [{ timestamp: '2026-10-02 10:00:00' }]),
    ]),
  ).toEqual([
    ['a1', 'a2', 'a3'],
    ['b1', 'b2'],
  ]);
});

test('a run without a time of its own has that of its file, unless another system has a part in it', () => {
  expect(
    machinesOf([
      entry('late', [{}], '2026-10-09 10:00:00'),
      entry('early', [{ timestamp: '2026-10-01 10:00:00' }]),
      entry('never', [{}]),
      entry('two', [{}, { identifier: 'B guest' }], '2026-10-09 10:00:00'),
    ]),
  ).toEqual([['early', 'late']]);
});

test('a file that could not be read is of no machine', () => {
  const broken: LibraryEntry = {
    ...entry('broken', []),
    content: { kind: 'unreadable', reason: { id: 'page.loading' } },
  };
  expect(machinesOf([broken, broken])).toEqual([]);
});
