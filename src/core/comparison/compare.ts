import type { ComparisonDocument } from '../document/document';
import { methodOf } from '../document/method';
import type { DeclaredSystem } from '../environment/evidence/declared';
import type { InstalledProfiles } from '../environment/profiles/profiles';
import { message } from '../messages/message';
import type { Method } from '../stats/statistics';
import { eachInSteps, finished, type Steps } from '../steps';
import type { ComparedSystem, Comparison, Component } from './comparison';
import { type BaselineCandidate, defaultBaseline } from './defaultBaseline';
import { withDoubts } from './doubts';
import { type Environments, environmentsOf, stackFields } from './environments';
import { compareAllFacts, factRows } from './factRows';
import { fileProblem, problemsOf } from './fileProblems';
import { joinResults } from './join';
import { areSameForPair, type JudgedPair, judgePair } from './judgedPair';
import type { LoadedFile } from './loadedFile';
import { type ComparisonMemory, haveSameSystems } from './memory';
import { findNearMisses } from './nearMisses';
import { type ReadFiles, type ResolvedSystem, readFiles, resolveSystems } from './resolvedSystems';
import { withNeeds } from './rowAdvice';
import { addQuietByLuck, comparedRow, haveSameTimes, type SampledRow, sampleRows } from './rows';
import { markDifferentSets } from './systemMeans';

/**
 * Most rows times systems that are compared: the largest public results have some ten thousand, and a file of
 * half a megabyte may have a million, nearly all of them missing.
 */
export const mostCells = 200_000;

/** Facts from outside a document and its files. */
export interface ComparisonContext {
  /** The user's declarations, for systems without one in the document. */
  readonly declared?: readonly DeclaredSystem[];
  /** Definitions of profiles installed here: they overrule the public ones. */
  readonly installed?: InstalledProfiles;
  /**
   * True: where the document names no baseline, the systems decide (see `defaultBaseline`), for their order is nobody's
   * choice. Else it is the first system, as in every document that a person wrote.
   */
  readonly choosesBaseline?: boolean;
  /** What is remembered of the comparison before. */
  readonly memory?: ComparisonMemory;
}

/**
 * Returns the whole comparison that a document describes, from its loaded files. Never throws for the
 * content of a file: unusable content is in `problems`, or a reason beside the row.
 *
 * @param context facts from outside the document and its files
 */
export function compareFiles(
  document: ComparisonDocument,
  files: readonly LoadedFile[],
  context: ComparisonContext = {},
): Comparison {
  return finished(compareInSteps(document, files, context));
}

/** The same in steps: between two of them the caller may let others work, or give up. */
export function* compareInSteps(
  document: ComparisonDocument,
  files: readonly LoadedFile[],
  { declared = [], installed, choosesBaseline = false, memory }: ComparisonContext = {},
): Steps<Comparison> {
  const method = methodOf(document);
  const read = readFiles(files);
  const resolved = resolveSystems(document, read);
  const problems = [...problemsOf(files), ...resolved.problems];
  const joined = joinResults(read);
  const most = Math.max(2, Math.floor(mostCells / Math.max(1, joined.length)));
  const chosen = resolved.systems.slice(0, most);
  if (chosen.length < resolved.systems.length)
    problems.push(
      fileProblem(
        files[0]?.path ?? '',
        'too-many-systems',
        'warning',
        message('comparison.too-many-systems', { shown: most, systems: resolved.systems.length }),
      ),
    );

  const setting = settingOf(document, method, chosen, declared);
  const before = memory?.of(setting);
  yield;
  const sampled = yield* sampleRows(joined, chosen, method.confidence, installed, before?.rows);
  yield;
  const environments =
    before !== undefined && haveSameSystems(files, before.files) && haveSameTimes(sampled, before.rows)
      ? before.environments
      : yield* environmentsOf(document, chosen, files, sampled, declared);
  problems.push(...environments.problems);
  yield;
  const counts = yield* trialCounts(sampled);
  const systems = yield* eachInSteps(chosen, system => describe(system, counts, environments));
  const baseline = baselineOf(document.baseline, systems, choosesBaseline);
  const labels = systems.map(system => system.label);
  const nearMisses = findNearMisses(sampled, labels, before?.nearMisses);
  yield;
  const facts = compareAllFacts(baseline?.label, labels, environments);
  const others = baseline === undefined ? [] : systems.filter(system => system !== baseline);
  const pairs = new Map<string, JudgedPair>();
  const joinedById = new Map(joined.map(row => [row.id, row]));
  const holds =
    before?.environments === environments &&
    before.nearMisses === nearMisses &&
    before.baseline === baseline?.label;
  if (baseline !== undefined)
    for (const system of others) {
      const sides = { baseline, system };
      const last = holds ? before.pairs.get(system.label) : undefined;
      const pair =
        last !== undefined && before !== undefined && areSameForPair(sampled, before.rows, sides)
          ? last
          : yield* judgePair(
              sampled,
              joinedById,
              sides,
              method,
              nearMisses,
              environments,
              facts,
              last && before && { rows: before.rows, pair: last },
            );
      pairs.set(system.label, pair);
    }
  memory?.keep({ setting, files, baseline: baseline?.label, rows: sampled, environments, nearMisses, pairs });
  const judged = [...pairs.values()];
  const doubting = judged.filter(({ doubts }) => doubts.size > 0);
  yield;
  const rows = yield* eachInSteps(yield* addQuietByLuck(sampled, baseline?.label, installed), row =>
    comparedRow(
      withDoubts(
        row,
        doubting.flatMap(({ doubts }) => doubts.get(row.id) ?? []),
      ),
      joinedById.get(row.id)?.byFile ?? row.byFile,
      judged.flatMap(({ comparisons }) => comparisons.get(row.id) ?? []),
    ),
  );
  yield;

  return {
    title: titleOf(document, files, read),
    method,
    ...(baseline === undefined ? {} : { baseline: baseline.label }),
    systems,
    // Pairs have an advice of their own.
    rows: systems.length === 1 ? rows.map(row => withNeeds(row, method)) : rows,
    overall: markDifferentSets(judged.map(({ mean }) => mean)),
    facts: factRows(labels, facts, environments),
    nearMisses: nearMisses.list,
    problems,
  };
}

/** What sampling and judging depend on beside the files and the installed profiles, as one text. */
function settingOf(
  { systems, baseline }: ComparisonDocument,
  method: Method,
  chosen: readonly ResolvedSystem[],
  declared: readonly DeclaredSystem[],
): string {
  const sessions = chosen.map(({ label, sessions }) => [
    label,
    sessions.map(({ session, namesakes }) => [session, namesakes]),
  ]);
  return JSON.stringify([systems, baseline, method, declared, sessions]);
}

/** The named system, by its label or else by the identifier of its sessions; else the one that is chosen, or the first. */
function baselineOf(
  name: string | undefined,
  systems: readonly ComparedSystem[],
  chooses: boolean,
): ComparedSystem | undefined {
  const named =
    systems.find(system => system.label === name) ??
    systems.find(system => system.sessions.every(session => session.identifier === name));
  return named ?? systems[chooses ? defaultBaseline(systems.map(asCandidate)) : 0];
}

function asCandidate({ layers, sessions }: ComparedSystem): BaselineCandidate {
  const timestamp = sessions[0]?.timestamp;
  return { layers, ...(timestamp === undefined ? {} : { timestamp }) };
}

/** The least and most trials of a system in any row, by its label; none for a system without a sample. */
type TrialCounts = ReadonlyMap<string, NonNullable<ComparedSystem['trials']>>;

function* trialCounts(rows: readonly SampledRow[]): Steps<TrialCounts> {
  const counts = new Map<string, NonNullable<ComparedSystem['trials']>>();
  yield* eachInSteps(rows, ({ samples }) => {
    for (const { system, summary } of samples) {
      if (summary === undefined) continue;
      const { least, most } = counts.get(system) ?? { least: summary.n, most: summary.n };
      counts.set(system, { least: Math.min(least, summary.n), most: Math.max(most, summary.n) });
    }
  });
  return counts;
}

function describe(
  { label, sessions }: ResolvedSystem,
  counts: TrialCounts,
  { subjects, mixed, silent }: Environments,
): ComparedSystem {
  const trials = counts.get(label);
  const pool = mixed.get(label);
  const unsaid = silent.get(label);
  const first = sessions.find(session => session.system !== undefined)?.system;
  return {
    label,
    sessions: sessions.map(({ session }) => session),
    hardware: components(first?.hardware),
    software: components(first?.software),
    ...(trials === undefined ? {} : { trials }),
    ...stackFields(subjects.get(label)),
    pooled: sessions.length > 1,
    ...(pool === undefined ? {} : { mixed: pool.messages }),
    ...(unsaid === undefined ? {} : { silent: unsaid }),
  };
}

function components(map: ReadonlyMap<string, string> = new Map()): readonly Component[] {
  return [...map].map(([name, value]) => ({ name, value }));
}

/** The title of a document, else those of its files. */
export function titleOf(document: ComparisonDocument, files: readonly LoadedFile[], read: ReadFiles): string {
  if (document.title !== undefined && document.title !== '') return document.title;
  const titles = files.map(file => read.get(file.path)?.results.title ?? file.folder);
  return [...new Set(titles)].join(', ');
}
