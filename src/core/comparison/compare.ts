import type { ComparisonDocument } from '../document/document';
import { methodOf } from '../document/method';
import type { DeclaredSystem } from '../environment/evidence/declared';
import type { InstalledProfiles } from '../environment/profiles/profiles';
import { message } from '../messages/message';
import { attributePair } from './attributePairs';
import { warnOfImplausible } from './doubts';
import { type Environments, environmentsOf, stackFields } from './environments';
import { compareAllFacts, factRows } from './factRows';
import { joinResults } from './join';
import type { LoadedFile } from './loadedFile';
import { withholdVerdict } from './mixedPools';
import type { ComparedSystem, Comparison, Component, PairComparison } from './model';
import { findNearMisses } from './nearMisses';
import { overallOf } from './overall';
import { comparePair } from './pairs';
import { fileProblem, problemsOf } from './problems';
import { addQuietByLuck, comparedRow, type SampledRow, sampleRows } from './rows';
import { type ReadFiles, type ResolvedSystem, readFiles, resolveSystems } from './systems';

/**
 * Most rows times systems that are compared: the largest public results have some ten thousand, and a file of
 * half a megabyte may have a million, nearly all of them missing.
 */
const mostCells = 200_000;

/** Facts from outside a document and its files. */
export interface ComparisonContext {
  /** The user's declarations, for systems without one in the document. */
  readonly declared?: readonly DeclaredSystem[];
  /** Definitions of profiles installed here: they overrule the public ones. */
  readonly installed?: InstalledProfiles;
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
  { declared = [], installed }: ComparisonContext = {},
): Comparison {
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

  const sampled = sampleRows(joined, chosen, method.confidence, installed);
  const environments = environmentsOf(document, chosen, files, sampled, declared);
  problems.push(...environments.problems);
  const systems = chosen.map(system => describe(system, sampled, environments));
  const baseline = baselineOf(document.baseline, systems);
  const rows = addQuietByLuck(sampled, baseline?.label, installed);
  const labels = systems.map(system => system.label);
  const nearMisses = findNearMisses(rows, labels);
  const facts = compareAllFacts(baseline?.label, labels, environments);
  const others = baseline === undefined ? [] : systems.filter(system => system !== baseline);
  const pairs = new Map<string, ReadonlyMap<string, PairComparison>>();
  const joinedById = new Map(joined.map(row => [row.id, row]));
  if (baseline !== undefined)
    for (const system of others) {
      const compared = comparePair(rows, baseline, system, method, nearMisses);
      const sides = { baseline, system };
      const attributed = attributePair(compared, rows, joinedById, sides, environments, facts);
      pairs.set(system.label, withholdMixed(attributed, rows, sides, environments));
    }
  const doubted = warnOfImplausible(rows, baseline, others, pairs, environments);

  return {
    title: titleOf(document, files, read),
    method,
    ...(baseline === undefined ? {} : { baseline: baseline.label }),
    systems,
    rows: doubted.map(row =>
      comparedRow(
        row,
        others.flatMap(system => pairs.get(system.label)?.get(row.id) ?? []),
      ),
    ),
    overall: baseline === undefined ? [] : overallOf(rows, baseline, others, pairs, method),
    facts: factRows(labels, facts, environments),
    nearMisses: nearMisses.list,
    problems,
  };
}

function withholdMixed(
  pairs: ReadonlyMap<string, PairComparison>,
  rows: readonly SampledRow[],
  sides: { readonly baseline: ComparedSystem; readonly system: ComparedSystem },
  { mixed }: Environments,
): ReadonlyMap<string, PairComparison> {
  const pools = [sides.baseline, sides.system].flatMap(({ label }) => {
    const pool = mixed.get(label);
    return pool === undefined ? [] : [{ label, mixed: pool }];
  });
  if (pools.length === 0) return pairs;
  const withheld = new Map(pairs);
  for (const row of rows) {
    const pair = pairs.get(row.id);
    if (pair !== undefined) withheld.set(row.id, withholdVerdict(pair, row, pools));
  }
  return withheld;
}

/** The named system, by its label or else by the identifier of its sessions; else the first system. */
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
  { subjects, mixed }: Environments,
): ComparedSystem {
  const counts = rows.flatMap(row => row.bySystem.get(label)?.summary?.n ?? []);
  const pool = mixed.get(label);
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
    ...stackFields(subjects.get(label)),
    pooled: sessions.length > 1,
    ...(pool === undefined ? {} : { mixed: pool.messages }),
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
