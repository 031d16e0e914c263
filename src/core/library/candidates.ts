import type { DocumentSystem } from '../document/document';
import { uniqueLabels } from '../document/labels';
import type { LibraryEntry, LibrarySystem } from './libraryEntry';
import { systemsIn } from './libraryEntry';

/** A system of the library that can be compared. */
export interface Candidate {
  readonly entry: LibraryEntry;
  readonly system: LibrarySystem;
}

export function candidatesOf(entries: readonly LibraryEntry[]): readonly Candidate[] {
  return entries.flatMap(entry => systemsIn(entry).map(system => ({ entry, system })));
}

/** How a document names a file, and the folder the file is in. */
export type Naming = (path: string) => { readonly file: string; readonly folder: string };

/** The systems as a document lists them, each a session of its own, with labels that differ, also from those taken. */
export function documentSystems(
  candidates: readonly Candidate[],
  naming: Naming,
  taken: readonly string[] = [],
): readonly DocumentSystem[] {
  const named = candidates.map(({ entry, system }) => ({
    ...naming(entry.path),
    system,
    name: nameOf(entry, system),
  }));
  const labels = uniqueLabels(
    named.map(({ name, folder, file }) => ({ name, folder, path: file })),
    taken,
  );
  return named.map(({ file, system: { identifier, occurrence } }, index) => ({
    label: labels[index] ?? identifier,
    sessions: [{ file, identifier, ...(occurrence === 0 ? {} : { occurrence }) }],
  }));
}

/** As PTS's viewer names Systems of one identifier in one file. */
function nameOf(entry: LibraryEntry, { identifier, occurrence }: LibrarySystem): string {
  const namesakes = systemsIn(entry).filter(system => system.identifier === identifier);
  return namesakes.length > 1 ? `${identifier} #${occurrence + 1}` : identifier;
}
