import { profileOf } from '../results/profileName';
import type { NearMiss } from './comparison';
import { hasSameNames, type SampledRow } from './rows';
import { isSameData } from './sameData';

type Part = NearMiss['part'];

const parts: readonly Part[] = ['version', 'scale', 'arguments', 'description', 'profile'];

/** A near miss of one row, with the other row and both values of the part that differs. */
export interface NearMissOfRow {
  readonly part: Part;
  readonly value: string;
  readonly otherValue: string;
}

export interface NearMisses {
  readonly list: readonly NearMiss[];
  /** The rows that lack a system: only these are compared. */
  readonly lacking: readonly SampledRow[];
  /** The near miss that explains why `system` has nothing in the row: its own result differs in one part. */
  of(row: string, system: string): NearMissOfRow | undefined;
}

/**
 * Results that PTS would not compare because exactly one part of their key differs. Only rows that lack
 * a system count, and only where the other row has that system and lacks one of this row. Two
 * descriptions or arguments within one file are two benchmarks, not a near miss.
 *
 * @param before the near misses of an earlier comparison of the same systems, returned where nothing changed for them
 */
export function findNearMisses(
  rows: readonly SampledRow[],
  systems: readonly string[],
  before?: NearMisses,
): NearMisses {
  // A row without any system is no near miss of another.
  const lacking = rows.filter(row => row.samples.length > 0 && row.samples.length < systems.length);
  if (before !== undefined && areSameCandidates(lacking, before.lacking)) return before;
  const candidates = lacking.map(candidateOf);
  const list = new Map<string, NearMiss>();
  const byRow = new Map<string, Map<string, NearMissOfRow>>();
  for (const part of parts)
    for (const group of groupsBut(part, candidates)) {
      const having = bySystem(group);
      for (const candidate of group) {
        const found = byRow.get(candidate.row.id) ?? new Map<string, NearMissOfRow>();
        byRow.set(candidate.row.id, found);
        for (const [system, byFiles] of having) {
          if (candidate.systems.has(system) || found.has(system)) continue;
          const other = firstMiss(part, candidate, byFiles);
          if (other === undefined) continue;
          const value = candidate.values[part];
          const otherValue = other.values[part];
          found.set(system, { part, value, otherValue });
          const pair = JSON.stringify([candidate.row.id, other.row.id].sort());
          if (!list.has(pair))
            list.set(pair, { part, row: candidate.row.id, otherRow: other.row.id, value, otherValue });
        }
      }
    }
  return { list: [...list.values()], lacking, of: (row, system) => byRow.get(row)?.get(system) };
}

/** Whether all that is looked at is the same: names, and which sessions have something. */
function areSameCandidates(some: readonly SampledRow[], others: readonly SampledRow[]): boolean {
  const sessionsOf = ({ samples }: SampledRow) =>
    samples.map(({ system, sessions }) => [system, sessions.map(({ session }) => session)]);
  return (
    some.length === others.length &&
    some.every((row, index) => {
      const other = others[index];
      if (row === other) return true;
      return (
        other !== undefined && hasSameNames(row, other) && isSameData(sessionsOf(row), sessionsOf(other))
      );
    })
  );
}

/** Candidates that have a system, by their files: options of one file are never misses of each other. */
type ByFiles = ReadonlyMap<string, readonly Candidate[]>;

/** Most rows of one system and one set of files that are checked: further ones are options, not misses. */
const mostLookedAt = 100;

function bySystem(group: readonly Candidate[]): ReadonlyMap<string, ByFiles> {
  const having = new Map<string, Map<string, Candidate[]>>();
  for (const candidate of group)
    for (const system of candidate.systems) {
      const byFiles = having.get(system) ?? new Map<string, Candidate[]>();
      having.set(system, byFiles);
      const list = byFiles.get(candidate.fileSet) ?? [];
      byFiles.set(candidate.fileSet, list);
      if (list.length < mostLookedAt) list.push(candidate);
    }
  return having;
}

function firstMiss(part: Part, candidate: Candidate, byFiles: ByFiles): Candidate | undefined {
  const isOption = part === 'description' || part === 'arguments';
  for (const list of byFiles.values()) {
    const [first] = list;
    if (isOption && first !== undefined && sharesFile(candidate, first)) continue;
    const other = list.find(one => missesOnly(part, candidate, one));
    if (other !== undefined) return other;
  }
  return undefined;
}

interface Candidate {
  readonly row: SampledRow;
  readonly name: string;
  readonly values: Readonly<Record<Part, string>>;
  readonly systems: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
  /** The files as one text. */
  readonly fileSet: string;
}

function candidateOf(row: SampledRow): Candidate {
  const { name, compared } = profileOf(row.identifier ?? row.title);
  const files = new Set(row.samples.flatMap(sample => sample.sessions.map(session => session.source.file)));
  return {
    row,
    name,
    values: {
      version: row.appVersion?.trim() ?? '',
      scale: row.scale?.trim() ?? '',
      arguments: row.arguments?.trim() ?? '',
      description: row.description?.trim() ?? '',
      profile: compared,
    },
    systems: new Set(row.samples.map(sample => sample.system)),
    files,
    fileSet: JSON.stringify([...files].sort()),
  };
}

/** The candidates that agree in all but one part, where there are at least two. */
function groupsBut(part: Part, candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const others = parts.filter(one => one !== part).map(one => candidate.values[one]);
    const id = JSON.stringify([candidate.name, ...others]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [candidate]);
    else group.push(candidate);
  }
  return [...groups.values()].filter(group => group.length > 1);
}

function missesOnly(part: Part, one: Candidate, other: Candidate): boolean {
  if (one === other || one.values[part] === other.values[part]) return false;
  return [...one.systems].some(system => !other.systems.has(system));
}

function sharesFile(one: Candidate, other: Candidate): boolean {
  return [...one.files].some(file => other.files.has(file));
}
