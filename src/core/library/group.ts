import { type LibraryEntry, type LibrarySystem, systemsIn } from './libraryEntry';

export const groupings = ['none', 'hypervisor', 'benchmark'] as const;

export type Grouping = (typeof groupings)[number];

/** Entries that have something in common; one entry may be in several groups. */
export interface Group {
  /** The hypervisor or benchmark; absent for the entries that name none. */
  readonly name?: string;
  readonly entries: readonly LibraryEntry[];
}

/** By PTS's own time of writing, which copying a folder does not change; without one by the file's. */
export function newestFirst(entries: readonly LibraryEntry[]): readonly LibraryEntry[] {
  return entries
    .map(entry => ({ entry, time: timeOf(entry) }))
    .sort((a, b) => compare(b.time, a.time) || compare(a.entry.path, b.entry.path))
    .map(({ entry }) => entry);
}

/** The groups by name, entries without a name last; entries keep their order. Empty for `none`. */
export function groupEntries(entries: readonly LibraryEntry[], grouping: Grouping): readonly Group[] {
  if (grouping === 'none') return [];
  const groups = new Map<string | undefined, LibraryEntry[]>();
  for (const entry of entries) {
    for (const name of namesOf(entry, grouping)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [entry]);
      else group.push(entry);
    }
  }
  const { compare: collate } = new Intl.Collator(undefined, { numeric: true });
  return [...groups]
    .map(([name, members]) => ({ ...(name === undefined ? {} : { name }), entries: members }))
    .sort((a, b) => (a.name === undefined ? 1 : b.name === undefined ? -1 : collate(a.name, b.name)));
}

/** The systems of an entry that belong to a group. */
export function systemsOfGroup(
  entry: LibraryEntry,
  grouping: Grouping,
  name: string | undefined,
): readonly LibrarySystem[] {
  const systems = systemsIn(entry);
  return grouping === 'hypervisor' ? systems.filter(({ hypervisor }) => hypervisor === name) : systems;
}

function namesOf(entry: LibraryEntry, grouping: 'hypervisor' | 'benchmark'): Iterable<string | undefined> {
  if (grouping === 'hypervisor') {
    const systems = systemsIn(entry);
    return systems.length === 0 ? [undefined] : new Set(systems.map(({ hypervisor }) => hypervisor));
  }
  const { content } = entry;
  return content.kind === 'whole' && content.benchmarks.length > 0 ? content.benchmarks : [undefined];
}

function timeOf({ content, stamp }: LibraryEntry): string {
  const written = content.kind === 'unreadable' ? undefined : content.modified;
  return written ?? new Date(stamp.modified).toISOString().slice(0, 19).replace('T', ' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
