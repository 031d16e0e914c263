import { valueKindOf } from '../results/displayFormat';
import type { Problem, ResultFile } from '../results/model';
import { rangeIn } from '../results/placeInResult';
import { excerpt } from '../results/problems';
import { warningOfValue } from '../stats/recordWarnings';
import { resolutionOf } from '../stats/resolution';
import { lintProblem } from './lintProblem';

/** Values that are neither the mean nor the least nor the greatest of their trials, beyond rounding. */
export function* mismatchedValues(file: ResultFile): Generator<Problem> {
  for (const result of file.results) {
    const { displayFormat, entries } = result;
    if (valueKindOf(displayFormat) !== 'trials') continue;
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
}
