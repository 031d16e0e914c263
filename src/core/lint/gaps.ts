import { lookOf } from '../results/lookalike';
import type { Problem, ResultFile } from '../results/model';
import { excerpt } from '../results/problems';
import { lintProblem } from './lintProblem';
import { nameOf } from './name';

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
  // Of a file without any results, reading tells that alone.
  if (file.results.length === 0 || isCutShort(file)) return;
  const named = new Set(file.results.flatMap(result => result.entries.map(entry => entry.system)));
  // Entries that name it by another spelling are told of by reading: it does not wait.
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
