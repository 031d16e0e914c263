import { bootsOf } from '../comparison/boots';
import { type ComparisonContext, mostCells, titleOf } from '../comparison/compare';
import type { FileProblem } from '../comparison/comparison';
import { environmentsOf } from '../comparison/environments';
import { fileProblem, problemsOf } from '../comparison/fileProblems';
import { joinResults } from '../comparison/join';
import type { LoadedFile } from '../comparison/loadedFile';
import { readFiles, resolveSystems } from '../comparison/resolvedSystems';
import { sampleRows } from '../comparison/rows';
import type { ComparisonDocument } from '../document/document';
import { methodOf } from '../document/method';
import { commonName } from '../document/systemsChange';
import type { Subject } from '../environment/facts/table';
import { type Message, message } from '../messages/message';
import { finished, type Steps } from '../steps';
import { factChanges } from './factChanges';
import { withFormer } from './former';
import type { History, HistoryRow, Run } from './history';
import { historyRows } from './historyRows';
import { byMachine } from './machines';
import { documentOfRuns, someNames, type TimedRun, timedRuns } from './runs';

/** A weekly series of almost ten years; the search takes time with its square. */
const mostRuns = 500;
/** Runs that are looked at for the machine they are of: a file may have any number. */
const mostLooked = 4 * mostRuns;

/** Facts from outside a document and its files. */
export interface HistoryContext extends Pick<ComparisonContext, 'declared' | 'installed'> {
  /** Identifier of a run, or label of a system: only the runs of that machine are shown. */
  readonly machine?: string;
}

/**
 * The history that a document describes: the sessions of all systems that it lists. Where it lists none, those of the
 * machine that most of the runs in its files are of. Never throws for the content of a file.
 */
export function historyOf(
  document: ComparisonDocument,
  files: readonly LoadedFile[],
  context: HistoryContext = {},
): History {
  return finished(historyInSteps(document, files, context));
}

/** The same in steps: between two of them the caller may let others work, or give up. */
export function* historyInSteps(
  document: ComparisonDocument,
  files: readonly LoadedFile[],
  { declared = [], installed, machine }: HistoryContext = {},
): Steps<History> {
  const method = methodOf(document);
  const read = readFiles(files);
  const resolved = resolveSystems(document, read);
  // A label is that of one run where the document lists no systems.
  const isListed = document.systems !== undefined;
  const systems =
    isListed && machine !== undefined
      ? resolved.systems.filter(({ label }) => label === machine)
      : resolved.systems;
  const timed = timedRuns(systems, read);
  const looked = timed.runs.slice(-mostLooked);
  const problems: FileProblem[] = [...problemsOf(files), ...resolved.problems, ...timed.problems];
  const say = (id: string, said: Message) =>
    problems.push(fileProblem(files[0]?.path ?? '', id, 'warning', said));
  yield;
  const environments = yield* environmentsOf(documentOfRuns(document, looked), looked, files, [], declared);
  problems.push(...environments.problems);
  const [ofMachine, others] = isListed ? [looked, []] : runsOfMachine(looked, environments.subjects, machine);
  if (others.length > 0)
    say(
      'other-machines',
      message('history.other-machines', { count: others.length, names: namesOf(others, ofMachine) }),
    );
  const joined = joinResults(read);
  const most = Math.min(mostRuns, Math.max(2, Math.floor(mostCells / Math.max(1, joined.length))));
  const chosen = ofMachine.slice(-most);
  const unseen = ofMachine.length - chosen.length + timed.runs.length - looked.length;
  if (unseen > 0)
    say(
      'too-many-runs',
      message('history.too-many-runs', { shown: chosen.length, runs: chosen.length + unseen }),
    );
  yield;
  const sampled = yield* sampleRows(joined, chosen, method.confidence, installed);
  yield;
  const runs = chosen.map(({ label, session: { session }, time }): Run => ({ label, session, time }));
  const changes = factChanges(runs.map(({ label }) => environments.subjects.get(label)));
  const argumentsById = new Map(sampled.map(row => [row.id, row.arguments]));
  const found = yield* historyRows(sampled, runs, changes, method);
  yield;
  const rows = withFormer(found, ({ id }) => argumentsById.get(id));
  const boots = bootsOf(rows.flatMap(levelsOf));
  return {
    title: titleOf(document, files, read),
    machine: commonNameOf(runs.map(({ session }) => session.identifier)),
    method,
    runs,
    rows,
    changes,
    ...(boots === undefined ? {} : { boots }),
    problems,
  };
}

/** The runs of the named machine, or of that with the most runs; and those of others. */
function runsOfMachine(
  runs: readonly TimedRun[],
  subjects: ReadonlyMap<string, Subject>,
  name: string | undefined,
): readonly [chosen: readonly TimedRun[], others: readonly TimedRun[]] {
  const looks = runs.map(run => {
    const [processor, memory = ''] = ['Processor', 'Memory'].map(name =>
      run.session.system?.hardware.get(name),
    );
    return {
      run,
      time: run.time,
      identifier: run.session.session.identifier,
      processor,
      size: JSON.stringify([processor, memory]),
      // As in the library: a hint from a name is no layer that tells machines apart.
      layers: (subjects.get(run.label)?.stack.layers ?? []).filter(
        ({ confidence }) => confidence !== 'unknown',
      ),
    };
  });
  const machines = byMachine(looks);
  const chosen =
    name === undefined
      ? machines[0]
      : machines.find(group =>
          group.some(({ identifier, run }) => identifier === name || run.label === name),
        );
  const kept = new Set(chosen?.map(({ run }) => run));
  return [runs.filter(run => kept.has(run)), name === undefined ? runs.filter(run => !kept.has(run)) : []];
}

/** The files of other runs; where they stand in those of the chosen ones, their identifiers. */
function namesOf(others: readonly TimedRun[], chosen: readonly TimedRun[]): string {
  const known = new Set(chosen.map(({ session }) => session.session.file));
  const files = others.map(({ session }) => session.session.file).filter(file => !known.has(file));
  return someNames(files.length > 0 ? files : others.map(({ session }) => session.session.identifier));
}

/** The name of a machine by the identifiers of its runs. */
export function commonNameOf(identifiers: readonly string[]): string {
  const names = [...new Set(identifiers)];
  const [only = '', another] = names;
  return another === undefined ? only : commonName(names);
}

/** The trials of the runs between two steps, for each such part of a row; without a run that belongs to none. */
function levelsOf({ points, steps = [] }: HistoryRow): readonly (readonly (readonly number[])[])[] {
  const ends = [0, ...steps.map(({ point }) => point), points.length];
  return ends.slice(1).map((end, index) =>
    points
      .slice(ends[index], end)
      .filter(({ isOff }) => isOff !== true)
      .map(({ trials }) => trials),
  );
}
