import { lookOf } from '../results/lookalike';
import { rangeIn } from '../results/placeInResult';
import { excerpt } from '../results/readingProblems';
import type { BenchmarkResult, Entry, Problem, ResultFile } from '../results/resultFile';
import { lintProblem, nameOf } from './lintProblem';

/**
 * Results with values that PTS loses when it saves the file: it reads a map by key, where the last
 * result replaces those before (pts_result_file.php). Values that the last one holds too are kept.
 */
export function* droppedResults(file: ResultFile): Generator<Problem> {
  const last = new Map(file.results.map(result => [result.key, result]));
  const kept = new Map<BenchmarkResult, ReadonlySet<string>>();
  for (const result of file.results) {
    const keeper = last.get(result.key);
    if (keeper === undefined || keeper === result) continue;
    const values = kept.get(keeper) ?? new Set(keeper.entries.map(written));
    kept.set(keeper, values);
    const lost = result.entries.filter(entry => entry.rawValue !== undefined && !values.has(written(entry)));
    if (lost.length > 0) yield lintProblem('dropped-result', result.range, { count: lost.length });
  }
}

/** Entries that PTS takes for a repetition when it merges the file: of one system, with one value. */
export function* droppedEntries(result: BenchmarkResult): Generator<Problem> {
  const { entries } = result;
  if (new Set(entries.map(entry => entry.system)).size === entries.length) return;
  const seen = new Set<string>();
  for (const entry of entries) {
    if (entry.rawValue === undefined) continue;
    const value = written(entry);
    if (seen.has(value))
      yield lintProblem('dropped-entry', rangeIn(result, entry.place), { system: excerpt(entry.system) });
    seen.add(value);
  }
}

/** The layout that PTS reads no results of since it dropped the code for it. */
export function* oldLayout({ layout, results }: ResultFile): Generator<Problem> {
  const [first] = results;
  if (layout === 'legacy' && first !== undefined) yield lintProblem('old-layout', first.range);
}

function written({ system, rawValue = '' }: Entry): string {
  return JSON.stringify([system, rawValue]);
}

/** Results derived from one that the file does not hold, such as a sensor's without its test. */
export function* orphans(file: ResultFile): Generator<Problem> {
  if (isCutShort(file)) return;
  const keys = new Set(file.results.map(result => result.key));
  for (const result of file.results) {
    if (result.parent === undefined || keys.has(result.parent)) continue;
    yield lintProblem('orphan', result.range, { title: nameOf(result) });
  }
}

/** Systems without any entry: PTS writes the system first, and a result once the next test starts. */
export function* waitingSystems(file: ResultFile): Generator<Problem> {
  // Reading reports a file without any results already.
  if (file.results.length === 0 || isCutShort(file)) return;
  const named = new Set(file.results.flatMap(result => result.entries.map(entry => entry.system)));
  // Reading reports entries that spell the identifier differently: such a system does not wait.
  const measured = new Set([...named].map(lookOf));
  for (const { identifier, range } of file.systems) {
    const look = lookOf(identifier);
    if (measured.has(look)) continue;
    measured.add(look);
    yield lintProblem('in-progress', range, { system: excerpt(identifier) });
  }
}

/** Whether reading stopped before the end: what is missing then may follow there. */
function isCutShort({ problems }: ResultFile): boolean {
  return problems.some(problem => problem.severity === 'error');
}
