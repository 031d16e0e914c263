import type { ComparisonDocument, DocumentSystem } from '../document/document';
import { uniqueLabels } from '../document/labels';
import { message } from '../messages/message';
import type { ResultFile, System } from '../results/resultFile';
import type { Comparison, FileProblem, Session } from './comparison';
import { fileProblem } from './fileProblems';
import type { LoadedFile } from './loadedFile';

/** A system to compare, with the data of its files for each session. */
export interface ResolvedSystem {
  readonly label: string;
  readonly sessions: readonly ResolvedSession[];
}

export interface ResolvedSession {
  readonly session: Session;
  /** The `<System>`; absent where entries name an identifier that no System declares. */
  readonly system?: System;
  /** Number of Systems of this identifier in the file: only the order distinguishes their entries. */
  readonly namesakes: number;
}

/** The results of a file that could be read, by the path the document gives it. */
export type ReadFiles = ReadonlyMap<string, { readonly folder: string; readonly results: ResultFile }>;

/** The readable files; the first of two under one path. */
export function readFiles(files: readonly LoadedFile[]): ReadFiles {
  const read = new Map<string, { folder: string; results: ResultFile }>();
  for (const file of files)
    if (file.failure === undefined && file.reading.kind === 'results' && !read.has(file.path))
      read.set(file.path, { folder: file.folder, results: file.reading.file });
  return read;
}

/** The systems a document names, or else every system of every file, each a session of its own. */
export function resolveSystems(
  document: ComparisonDocument,
  files: ReadFiles,
): { readonly systems: readonly ResolvedSystem[]; readonly problems: readonly FileProblem[] } {
  const sessionsOfFiles = new Map<string, readonly ResolvedSession[]>();
  for (const [path, { results }] of files) sessionsOfFiles.set(path, sessionsOf(path, results));
  if (document.systems === undefined) return { systems: labelled(sessionsOfFiles, files), problems: [] };

  const named = new Set(document.files);
  const byReference = new Map(
    [...sessionsOfFiles.values()].flat().map(found => [referenceOf(found.session), found]),
  );
  const problems: FileProblem[] = [];
  const systems = document.systems.map(({ label, sessions }) => ({
    label,
    sessions: sessions.flatMap(({ file, identifier, occurrence = 0 }) => {
      const found = byReference.get(referenceOf({ file, identifier, occurrence }));
      if (found === undefined && (files.has(file) || !named.has(file)))
        problems.push(
          fileProblem(
            file,
            'session-not-found',
            'warning',
            message(files.has(file) ? 'comparison.session-not-found' : 'comparison.session-of-unknown-file', {
              system: label,
              identifier,
              file,
            }),
          ),
        );
      return [found ?? { session: { file, identifier, occurrence }, namesakes: 1 }];
    }),
  }));
  return { systems, problems };
}

/** The systems as they are shown, to write into a document that does not list its own. */
export function systemsOf(comparison: Comparison): readonly DocumentSystem[] {
  return comparison.systems.map(({ label, sessions }) => ({
    label,
    sessions: sessions.map(({ file, identifier, occurrence }) =>
      occurrence === 0 ? { file, identifier } : { file, identifier, occurrence },
    ),
  }));
}

function referenceOf({ file, identifier, occurrence }: Session): string {
  return JSON.stringify([file, identifier, occurrence]);
}

/** The Systems of a file in its order, then the identifiers that only entries name. */
function sessionsOf(path: string, results: ResultFile): readonly ResolvedSession[] {
  const counts = new Map<string, number>();
  for (const { identifier } of results.systems) counts.set(identifier, (counts.get(identifier) ?? 0) + 1);
  const seen = new Map<string, number>();
  const sessions: ResolvedSession[] = results.systems.map(system => {
    const { identifier, timestamp } = system;
    const occurrence = seen.get(identifier) ?? 0;
    seen.set(identifier, occurrence + 1);
    const session = { file: path, identifier, occurrence, ...(timestamp === undefined ? {} : { timestamp }) };
    return { session, system, namesakes: counts.get(identifier) ?? 1 };
  });
  for (const result of results.results)
    for (const { system: identifier } of result.entries)
      if (!seen.has(identifier)) {
        seen.set(identifier, 1);
        sessions.push({ session: { file: path, identifier, occurrence: 0 }, namesakes: 1 });
      }
  return sessions;
}

function labelled(
  sessionsOfFiles: ReadonlyMap<string, readonly ResolvedSession[]>,
  files: ReadFiles,
): readonly ResolvedSystem[] {
  const sessions = [...sessionsOfFiles.values()].flat();
  const labels = uniqueLabels(
    sessions.map(({ session, namesakes }) => ({
      // As PTS's viewer names Systems of one identifier in one file.
      name: namesakes > 1 ? `${session.identifier} #${session.occurrence + 1}` : session.identifier,
      folder: files.get(session.file)?.folder ?? session.file,
      path: session.file,
    })),
  );
  return sessions.map((session, index) => ({
    label: labels[index] ?? session.session.identifier,
    sessions: [session],
  }));
}
