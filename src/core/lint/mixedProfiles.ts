import { profileOf } from '../results/profileName';
import { excerpt } from '../results/readingProblems';
import type { BenchmarkResult, Problem, ResultFile } from '../results/resultFile';
import { lintProblem } from './lintProblem';

interface Versions {
  readonly title: string;
  /** The first result of each version that PTS compares separately. */
  readonly first: Map<string, BenchmarkResult>;
  readonly written: Set<string>;
}

/**
 * Titles that several versions of one profile measured. The last part of a version is not looked
 * at: PTS compares 1.4.0 with 1.4.3, and never with 1.5.0.
 */
export function* mixedProfiles(file: ResultFile): Generator<Problem> {
  const groups = new Map<string, Versions>();
  for (const result of file.results) {
    if (result.identifier === undefined) continue;
    const { name, version, compared } = profileOf(result.identifier);
    if (version === undefined) continue;
    const id = JSON.stringify([name, result.title]);
    const group = groups.get(id) ?? { title: result.title, first: new Map(), written: new Set() };
    groups.set(id, group);
    group.written.add(version);
    if (!group.first.has(compared)) group.first.set(compared, result);
  }
  for (const { title, first, written } of groups.values()) {
    const [, second] = first.values();
    if (second === undefined) continue;
    const versions = excerpt([...written].join(', '));
    yield lintProblem('mixed-profiles', second.range, { title: excerpt(title), versions });
  }
}
