import { processorName } from '../environment/facts/processorFacts';
import { dayOf } from './age';
import { stackPath } from './layersText';
import { type LibraryEntry, type LibrarySystem, systemsIn } from './libraryEntry';
import { momentOf } from './moment';

/** What results are grouped by, in the order in which it is offered. */
export const groupings = ['day', 'stack', 'machine', 'benchmark', 'none'] as const;

export type Grouping = (typeof groupings)[number];

/** Entries that have something in common; one entry may be in several groups. */
export interface Group {
  /**
   * A day (`2026-11-03`) or a month (`2026-11`), a stack (see `stackPath`), a processor, or a benchmark; absent
   * for the entries that name none.
   */
  readonly name?: string;
  readonly entries: readonly LibraryEntry[];
}

/** With results of more days than these, the older stand under their months. */
const mostDays = 30;

/** Of the many days, the newest that stay days. */
const newestDays = 7;

export function newestFirst(entries: readonly LibraryEntry[]): readonly LibraryEntry[] {
  return entries
    .map(entry => ({ entry, moment: momentOf(entry) }))
    .sort((a, b) => b.moment - a.moment || (a.entry.path < b.entry.path ? -1 : 1))
    .map(({ entry }) => entry);
}

/**
 * The groups: days with the newest first, others by name and entries without a name last. Entries keep their order.
 * Empty for `none`.
 * @param entries newest first
 */
export function groupEntries(entries: readonly LibraryEntry[], grouping: Grouping): readonly Group[] {
  switch (grouping) {
    case 'none':
      return [];
    case 'day':
      return groupsBy(entries, periodsOf(entries));
    default:
      return byName(groupsBy(entries, entry => groupNamesOf(entry, grouping)));
  }
}

/** The systems of an entry that belong to a group. */
export function systemsOfGroup(
  entry: LibraryEntry,
  grouping: Grouping,
  name: string | undefined,
): readonly LibrarySystem[] {
  const systems = systemsIn(entry);
  return grouping === 'stack' || grouping === 'machine'
    ? systems.filter(system => nameOf[grouping](system) === name)
    : systems;
}

/** What a system is grouped under. */
const nameOf = {
  stack: ({ layers }: LibrarySystem) => stackPath(layers),
  machine: ({ processor }: LibrarySystem) => (processor === undefined ? undefined : processorName(processor)),
} as const;

function groupNamesOf(
  entry: LibraryEntry,
  grouping: 'stack' | 'machine' | 'benchmark',
): Iterable<string | undefined> {
  if (grouping !== 'benchmark') {
    const systems = systemsIn(entry);
    return systems.length === 0 ? [undefined] : new Set(systems.map(nameOf[grouping]));
  }
  const { content } = entry;
  return content.kind === 'whole' && content.benchmarks.length > 0 ? content.benchmarks : [undefined];
}

/** The day of each entry, or its month where there are too many days to look through. */
function periodsOf(entries: readonly LibraryEntry[]): (entry: LibraryEntry) => Iterable<string> {
  const days = new Map(entries.map(entry => [entry, dayOf(momentOf(entry))]));
  const distinct = [...new Set(days.values())];
  const kept = new Set(distinct.length <= mostDays ? distinct : distinct.slice(0, newestDays));
  return entry => {
    const day = days.get(entry) ?? '';
    return [kept.has(day) ? day : day.slice(0, 'YYYY-MM'.length)];
  };
}

function groupsBy(
  entries: readonly LibraryEntry[],
  names: (entry: LibraryEntry) => Iterable<string | undefined>,
): readonly Group[] {
  const groups = new Map<string | undefined, LibraryEntry[]>();
  for (const entry of entries)
    for (const name of names(entry)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [entry]);
      else group.push(entry);
    }
  return [...groups].map(([name, members]) => ({
    ...(name === undefined ? {} : { name }),
    entries: members,
  }));
}

function byName(groups: readonly Group[]): readonly Group[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return groups.toSorted((a, b) =>
    a.name === undefined ? 1 : b.name === undefined ? -1 : compare(a.name, b.name),
  );
}
