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
 * key. A session of a pooled system keeps a name of its own, since PTS knows no sessions. Nor does it know several results
 * of one key in a file: it would read the last only.
 */
export function mergedResult(document: ComparisonDocument, files: readonly LoadedFile[]): MergedResult {
  const read = readFiles(files);
  const sessions = named(resolveSystems(document, read).systems);
  const rows = joinResults(read).flatMap((row): readonly MergedRow[] => {
    const entries = sessions.flatMap(session =>
      entriesOf(row, session).map(entry => ({ identifier: session.identifier, entry })),
    );
    if (entries.length === 0) return [];
    const annotation = joined([...row.byFile.values()].map(result => result.annotation));
    return [{ result: row.first, ...annotation, entries }];
  });
  return {
    systems: sessions.map(({ identifier, system }) => ({
      identifier,
      ...(system === undefined ? {} : { system }),
    })),
    rows: oneOfEachKey(rows),
  };
}

/**
 * A further result of a key gives its entries to the first, as when PTS merges. One whose values are of another kind gets
 * a description of its own instead, which makes another key.
 */
function oneOfEachKey(rows: readonly MergedRow[]): readonly MergedRow[] {
  const byKey = new Map<string, MergedRow[]>();
  for (const row of rows) {
    const alike = byKey.get(row.result.key) ?? [];
    byKey.set(row.result.key, alike);
    const at = alike.findIndex(({ result }) => isOneKind(result, row.result));
    const same = alike[at];
    if (same !== undefined) alike[at] = together(same, row);
    else alike.push(alike.length === 0 ? row : numbered(row, alike.length + 1));
  }
  return [...byKey.values()].flat();
}

function isOneKind(a: BenchmarkResult, b: BenchmarkResult): boolean {
  return a.displayFormat === b.displayFormat && a.proportion === b.proportion;
}

function together(first: MergedRow, further: MergedRow): MergedRow {
  const annotation = joined([first.annotation, further.annotation]);
  return { ...first, ...annotation, entries: [...first.entries, ...further.entries] };
}

function numbered(row: MergedRow, number: number): MergedRow {
  const description = `${row.result.description ?? ''} (${number})`.trimStart();
  return { ...row, result: { ...row.result, description } };
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

/** Each annotation once; nothing where there is none. */
function joined(texts: readonly (string | undefined)[]): Pick<MergedRow, 'annotation'> {
  const annotations = new Set(texts.flatMap(text => text ?? []));
  return annotations.size === 0 ? {} : { annotation: [...annotations].join('\n\n') };
}
