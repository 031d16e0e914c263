import type { BenchmarkResult, Problem, ResultFile } from '../results/model';
import { profileOf } from '../results/profileName';
import { lintProblem, nameOf } from './lintProblem';

/** Results of one quantity with contrary directions: higher is better in one, lower in the other. */
export function* directionConflicts(file: ResultFile): Generator<Problem> {
  const firsts = new Map<string, BenchmarkResult>();
  for (const result of file.results) {
    if (result.proportion !== 'HIB' && result.proportion !== 'LIB') continue;
    const id = quantityOf(result);
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, result);
    else if (first.proportion !== result.proportion)
      yield lintProblem('direction-conflict', result.range, {
        title: nameOf(result),
        line: first.range.line,
      });
  }
}

/** A test's description and scale. Without a scale it may count anything: only an equal key is the same then. */
function quantityOf({ key, identifier, title, description = '', scale = '' }: BenchmarkResult): string {
  if (scale.trim() === '') return key;
  const test = identifier === undefined ? title : profileOf(identifier).name;
  return JSON.stringify([test, description.trim(), scale.trim()]);
}
