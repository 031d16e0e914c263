import { describe, expect, test } from 'vitest';
import { candidatesOf, documentSystems } from '../../../src/core/library/candidates';
import { type Grouping, groupEntries, newestFirst, systemsOfGroup } from '../../../src/core/library/group';
import { stackPathText } from '../../../src/core/library/layersText';
import type { LibraryEntry } from '../../../src/core/library/libraryEntry';
import { Formatter } from '../../../src/core/messages/formatter';

function entry(
  path: string,
  told: {
    modified?: string;
    systems?: readonly [string, (readonly string[])?, string?][];
    benchmarks?: readonly string[];
  } = {},
): LibraryEntry {
  return {
    path,
    stamp: { modified: Date.UTC(2020, 0, 1), size: 1 },
    isBeingWritten: false,
    content: {
      kind: 'whole',
      ...(told.modified === undefined ? {} : { modified: told.modified }),
      systems: (told.systems ?? []).map(([identifier, kinds = [], processor], at, all) => ({
        identifier,
        occurrence: all.slice(0, at).filter(([name]) => name === identifier).length,
        isDeclared: true,
        layers: kinds.map(kind => ({ kind, role: 'guest', confidence: 'certain', evidence: [] })),
        ...(processor === undefined ? {} : { processor }),
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
      ['x', ['xen'], 'AMD EPYC 7543 (4 Cores)'],
      ['k', ['kvm', 'docker'], 'AMD EPYC 7543 @ 2.80GHz (32 Cores)'],
    ],
    benchmarks: ['BLAKE2', 'RAMspeed'],
  });
  const kvm = entry('kvm', { systems: [['k', ['kvm'], '2 x Intel Xeon Gold 6240 (36 Cores)']] });
  const bare = entry('bare', { systems: [['b']], benchmarks: ['BLAKE2'] });
  const empty = entry('empty');

  const said = (entries: readonly LibraryEntry[], grouping: Grouping) =>
    groupEntries(entries, grouping).map(group => [group.name, group.entries.map(({ path }) => path)]);

  test('the library groups by stack: KVM guests stand together, those in a container too; a file of two is in both, each with its own systems; the unknown last', () => {
    expect(said([bare, mixed, kvm], 'stack')).toEqual([
      ['kvm', ['kvm']],
      ['kvm › docker', ['mixed']],
      ['xen', ['mixed']],
      [undefined, ['bare']],
    ]);
    expect(systemsOfGroup(mixed, 'stack', 'xen').map(({ identifier }) => identifier)).toEqual(['x']);
    expect(stackPathText('kvm › docker', new Formatter('en'))).toBe('KVM › Docker');
  });

  test('the library groups by machine: guests of one processor stand together, however many cores each has', () => {
    expect(said([bare, mixed, kvm], 'machine')).toEqual([
      ['AMD EPYC 7543', ['mixed']],
      ['Intel Xeon Gold 6240', ['kvm']],
      [undefined, ['bare']],
    ]);
    expect(systemsOfGroup(mixed, 'machine', 'AMD EPYC 7543')).toHaveLength(2);
  });

  test('the library groups by benchmark: every file of a benchmark is found under it, and none is lost', () => {
    expect(said([bare, mixed, empty], 'benchmark')).toEqual([
      ['BLAKE2', ['bare', 'mixed']],
      ['RAMspeed', ['mixed']],
      [undefined, ['empty']],
    ]);
  });

  test('the library groups by day, newest first: few days stay days', () => {
    const entries = ['03 10:00:00', '03 09:00:00', '01 23:59:59'].map(time =>
      entry(time, { modified: `2026-11-${time}` }),
    );
    expect(said(newestFirst(entries), 'day')).toEqual([
      ['2026-11-03', ['03 10:00:00', '03 09:00:00']],
      ['2026-11-01', ['01 23:59:59']],
    ]);
  });

  test('the library groups 5,000 results of years by months, and the newest seven days by days', () => {
    const entries = Array.from({ length: 5_000 }, (_, at) => {
      const day = new Date(Date.UTC(2026, 10, 26) - (at % 1_000) * 86_400_000).toISOString().slice(0, 10);
      return entry(`${day} ${at}`, { modified: `${day} 12:00:00` });
    });
    const groups = groupEntries(newestFirst(entries), 'day');
    expect(groups.slice(0, 9).map(({ name }) => name)).toEqual([
      ...['26', '25', '24', '23', '22', '21', '20'].map(day => `2026-11-${day}`),
      '2026-11',
      '2026-10',
    ]);
    expect(groups.length).toBeLessThan(50);
    expect(groups.reduce((sum, { entries: { length } }) => sum + length, 0)).toBe(5_000);
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
