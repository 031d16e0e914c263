import { type JoinedRow, joinResults } from '../comparison/join';
import type { LoadedFile } from '../comparison/loadedFile';
import {
  type ResolvedSession,
  type ResolvedSystem,
  readFiles,
  resolveSystems,
} from '../comparison/resolvedSystems';
import type { ComparisonDocument } from '../document/document';
import { uniqueLabels } from '../document/labels';
import type { BenchmarkResult, Entry, System } from '../results/resultFile';

/** A system of the merged result, under an identifier that no other has. */
export interface MergedSystem {
  readonly identifier: string;
  /** Absent where no file declares it. */
  readonly system?: System;
}

/** A benchmark of the merged result, with what each of its systems gave. */
export interface MergedRow {
  readonly result: BenchmarkResult;
  /** The annotations of all files, each once. */
  readonly annotation?: string;
  readonly entries: readonly { readonly identifier: string; readonly entry: Entry }[];
}

export interface MergedResult {
  readonly systems: readonly MergedSystem[];
  /** Without benchmarks of which none of the systems has anything. */
  readonly rows: readonly MergedRow[];
}

interface NamedSession extends ResolvedSession {
  readonly identifier: string;
}

/**
 * The systems of a comparison in one result, as PTS's `merge-results` has them: what a benchmark is joined by is PTS's own
 * key. A session of a pooled system keeps a name of its own, since PTS knows no sessions.
 */
export function mergedResult(document: ComparisonDocument, files: readonly LoadedFile[]): MergedResult {
  const read = readFiles(files);
  const sessions = named(resolveSystems(document, read).systems);
  const rows = joinResults(read).flatMap((row): readonly MergedRow[] => {
    const entries = sessions.flatMap(session =>
      entriesOf(row, session).map(entry => ({ identifier: session.identifier, entry })),
    );
    if (entries.length === 0) return [];
    const annotation = annotationOf(row);
    return [{ result: row.first, ...(annotation === undefined ? {} : { annotation }), entries }];
  });
  return {
    systems: sessions.map(({ identifier, system }) => ({
      identifier,
      ...(system === undefined ? {} : { system }),
    })),
    rows,
  };
}

/** A system that stands alone is called as in the comparison, a pooled session as in its file where that is clear. */
function named(systems: readonly ResolvedSystem[]): readonly NamedSession[] {
  const sessions = systems.flatMap(system => system.sessions.map(session => ({ system, session })));
  const identifiers = uniqueLabels(
    sessions.map(({ system, session: { session } }) => ({
      name: system.sessions.length === 1 ? system.label : session.identifier,
      folder: system.label,
    })),
  );
  return sessions.map(({ session }, index) => ({
    ...session,
    identifier: identifiers[index] ?? session.session.identifier,
  }));
}

/** Where a file has several Systems of one identifier, only the order tells their entries apart. */
function entriesOf(row: JoinedRow, { session, namesakes }: ResolvedSession): readonly Entry[] {
  const entries = row.entriesOf(session.file, session.identifier);
  return namesakes === 1 ? entries : entries.slice(session.occurrence, session.occurrence + 1);
}

function annotationOf({ byFile }: JoinedRow): string | undefined {
  const annotations = new Set([...byFile.values()].flatMap(({ annotation }) => annotation ?? []));
  return annotations.size === 0 ? undefined : [...annotations].join('\n\n');
}
