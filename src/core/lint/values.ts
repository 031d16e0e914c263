import { valueKindOf } from '../results/displayFormat';
import { rangeIn } from '../results/placeInResult';
import { profileOf } from '../results/profileName';
import { excerpt } from '../results/readingProblems';
import type { BenchmarkResult, Problem, ResultFile } from '../results/resultFile';
import { warningOfValue } from '../stats/recordWarnings';
import { resolutionOf } from '../stats/resolution';
import { lintProblem, nameOf } from './lintProblem';

/** Values that are neither the mean nor the least nor the greatest of their trials, beyond rounding. */
export function* mismatchedValues(result: BenchmarkResult): Generator<Problem> {
  const { displayFormat, entries } = result;
  if (valueKindOf(displayFormat) !== 'trials') return;
  const resolution = resolutionOf(entries);
  for (const { system, value, rawValue, trials, valuePlace, place } of entries) {
    const warning = warningOfValue({ value, rawValue, trials, resolution });
    if (warning?.id !== 'value-mismatch') continue;
    yield lintProblem('value-mismatch', rangeIn(result, valuePlace ?? place), {
      ...warning.args,
      system: excerpt(system),
    });
  }
}

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
