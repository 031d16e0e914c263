import type { FileProblem, Session } from '../comparison/comparison';
import { fileProblem } from '../comparison/fileProblems';
import type { ReadFiles, ResolvedSession, ResolvedSystem } from '../comparison/resolvedSystems';
import type { ComparisonDocument, DocumentSystem } from '../document/document';
import { folderOf, uniqueLabels } from '../document/labels';
import { message } from '../messages/message';
import { clockTime } from '../results/clockTime';
import { Copies } from './copies';
import type { History } from './history';

/** One session as a system of its own, with its place in time. */
export interface TimedRun extends ResolvedSystem {
  readonly session: ResolvedSession;
  readonly time: number;
}

/**
 * The sessions of the systems in time order. A session without a time has no place in it, and the copy of a run in a second
 * file would make the runs seem more alike than they are: both are left out, and said.
 */
export function timedRuns(
  systems: readonly ResolvedSystem[],
  files: ReadFiles,
): { readonly runs: readonly TimedRun[]; readonly problems: readonly FileProblem[] } {
  const sessions = systems.flatMap(system => system.sessions);
  const labels = uniqueLabels(
    sessions.map(({ session: { file, identifier } }) => ({
      name: identifier,
      folder: files.get(file)?.folder ?? folderOf(file),
      path: file,
    })),
  );
  const leftOut = { 'run-without-time': [] as Session[], 'same-run': [] as Session[] };
  const known = new Copies(files);
  const runs = sessions.flatMap((found, index): TimedRun[] => {
    const { session, system } = found;
    // One that is not found at all is a problem already.
    if (system === undefined) return [];
    const time = timeOf(found, files);
    if (time === undefined) leftOut['run-without-time'].push(session);
    else if (known.isCopy(session.file, session.identifier, time)) leftOut['same-run'].push(session);
    else return [{ label: labels[index] ?? session.identifier, sessions: [found], session: found, time }];
    return [];
  });
  const problems = (['run-without-time', 'same-run'] as const).flatMap(id => {
    const [first] = leftOut[id];
    if (first === undefined) return [];
    const names = someNames(leftOut[id].map(({ identifier }) => identifier));
    const said = message(`history.${id}`, { count: leftOut[id].length, names });
    return [fileProblem(first.file, id, 'warning', said)];
  });
  return { runs: runs.toSorted((a, b) => a.time - b.time), problems };
}

/** Names that a sentence has room for. */
const mostNames = 4;

/** Each name once. */
export function someNames(names: readonly string[]): string {
  const each = [...new Set(names)];
  return [...each.slice(0, mostNames), ...(each.length > mostNames ? ['…'] : [])].join(', ');
}

/** When the run began; of the only system of a file when the file was written, where nothing else is known. */
function timeOf({ session, system }: ResolvedSession, files: ReadFiles): number | undefined {
  if (system === undefined) return undefined;
  const results = files.get(session.file)?.results;
  return (
    clockTime(system.timestamp) ?? (results?.systems.length === 1 ? clockTime(results.modified) : undefined)
  );
}

/** A document whose systems are these runs, with what the given one declares of theirs. */
export function documentOfRuns(document: ComparisonDocument, runs: readonly TimedRun[]): ComparisonDocument {
  const declared = new Map(
    (document.systems ?? []).flatMap(({ sessions, ranOn }) =>
      sessions.map(({ file, identifier, occurrence = 0 }) => [key(file, identifier, occurrence), ranOn]),
    ),
  );
  return {
    ...document,
    systems: runs.map(({ label, session: { session } }): DocumentSystem => {
      const ranOn = declared.get(key(session.file, session.identifier, session.occurrence));
      return { label, sessions: [session], ...(ranOn === undefined ? {} : { ranOn }) };
    }),
  };
}

/** The systems of a history as its document lists them, or would: each run one of its own. */
export function systemsOfHistory(
  document: ComparisonDocument,
  { runs }: Pick<History, 'runs'>,
): readonly DocumentSystem[] {
  return (
    document.systems ??
    runs.map(({ label, session: { file, identifier, occurrence } }) => ({
      label,
      sessions: [occurrence === 0 ? { file, identifier } : { file, identifier, occurrence }],
    }))
  );
}

function key(file: string, identifier: string, occurrence: number): string {
  return JSON.stringify([file, identifier, occurrence]);
}
