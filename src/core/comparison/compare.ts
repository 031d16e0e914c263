import type { Subject } from '../environment/facts/fact';
import type { InstalledProfiles } from '../environment/profiles';
import type { SaidSystem } from '../environment/said';
import { message } from '../messages/message';
import type { Method } from '../stats/model';
import { attributePair } from './attributions';
import type { ComparisonDocument } from './document';
import { environmentsOf, stackFields } from './environments';
import { factRows } from './factRows';
import type { LoadedFile } from './files';
import { joinResults } from './join';
import type { ComparedSystem, Comparison, Component, PairComparison } from './model';
import { findNearMisses } from './nearMisses';
import { overallOf } from './overall';
import { comparePair } from './pairs';
import { fileProblem, problemsOf } from './problems';
import { type SampledRow, sampleRows, warnOfLuck } from './rows';
import { type ReadFiles, type ResolvedSystem, readFiles, resolveSystems } from './systems';

/** More rows times systems than this are not compared: no measurement is as large, and no page shows it. */
const mostCells = 1_000_000;

/** What the surroundings know beyond a document and its files. */
export interface Known {
  /** The user's word on systems that the document says nothing of. */
  readonly said?: readonly SaidSystem[];
  /** Definitions of profiles installed here: they go before what is known of the public ones. */
  readonly installed?: InstalledProfiles;
}

/**
 * The whole comparison a document asks for, from its files as they were read. Never throws for what
 * the files say: what cannot be used is in `problems`, or a reason beside the row.
 *
 * @param known what neither the document nor the files say
 */
export function compareFiles(
  document: ComparisonDocument,
  files: readonly LoadedFile[],
  { said = [], installed }: Known = {},
): Comparison {
  const method: Method = {
    confidence: document.confidence / 100,
    margin: document.margin / 100,
    correction: document.correction,
  };
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

  const sampled = sampleRows(joined, chosen, method.confidence, installed);
  const environments = environmentsOf(document, chosen, files, sampled, said);
  problems.push(...environments.problems);
  const systems = chosen.map(system => describe(system, sampled, environments.subjects.get(system.label)));
  const baseline = baselineOf(document.baseline, systems);
  const rows = warnOfLuck(sampled, baseline?.label, installed);
  const nearMisses = findNearMisses(
    rows,
    systems.map(system => system.label),
  );
  const others = baseline === undefined ? [] : systems.filter(system => system !== baseline);
  const pairs = new Map<string, ReadonlyMap<string, PairComparison>>();
  const joinedById = new Map(joined.map(row => [row.id, row]));
  for (const system of others)
    if (baseline !== undefined) {
      const compared = comparePair(rows, baseline, system, method, nearMisses);
      const sides = { baseline, system };
      pairs.set(system.label, attributePair(compared, rows, joinedById, sides, environments, method));
    }

  return {
    title: titleOf(document, files, read),
    method,
    ...(baseline === undefined ? {} : { baseline: baseline.label }),
    systems,
    rows: rows.map(row => ({
      ...row,
      comparisons: others.flatMap(system => pairs.get(system.label)?.get(row.id) ?? []),
    })),
    overall: others.flatMap(system => {
      const ofSystem = pairs.get(system.label);
      return baseline === undefined || ofSystem === undefined
        ? []
        : [overallOf(rows, baseline, system, ofSystem, method)];
    }),
    facts: factRows(
      baseline?.label,
      systems.map(system => system.label),
      environments,
    ),
    nearMisses: nearMisses.list,
    problems,
  };
}

/** The named system, by its label or else by the only session's identifier; without one the first. */
function baselineOf(
  name: string | undefined,
  systems: readonly ComparedSystem[],
): ComparedSystem | undefined {
  return (
    systems.find(system => system.label === name) ??
    systems.find(system => system.sessions.every(session => session.identifier === name)) ??
    systems[0]
  );
}

function describe(
  { label, sessions }: ResolvedSystem,
  rows: readonly SampledRow[],
  subject: Subject | undefined,
): ComparedSystem {
  const counts = rows.flatMap(row => row.samples.find(sample => sample.system === label)?.summary?.n ?? []);
  const first = sessions.find(session => session.system !== undefined)?.system;
  return {
    label,
    sessions: sessions.map(({ session }) => session),
    hardware: components(first?.hardware),
    software: components(first?.software),
    ...(counts.length === 0
      ? {}
      : {
          trials: {
            least: counts.reduce((a, b) => Math.min(a, b)),
            most: counts.reduce((a, b) => Math.max(a, b)),
          },
        }),
    ...stackFields(subject),
    pooled: sessions.length > 1,
  };
}

function components(map: ReadonlyMap<string, string> = new Map()): readonly Component[] {
  return [...map].map(([name, value]) => ({ name, value }));
}

function titleOf(document: ComparisonDocument, files: readonly LoadedFile[], read: ReadFiles): string {
  if (document.title !== undefined && document.title !== '') return document.title;
  const titles = files.map(file => read.get(file.path)?.results.title ?? file.folder);
  return [...new Set(titles)].join(', ');
}
