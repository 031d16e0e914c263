import { valueKindOf } from '../results/displayFormat';
import type { Problem, ResultFile } from '../results/model';
import { rangeIn } from '../results/placeInResult';
import { excerpt } from '../results/problems';
import { lintProblem } from './lintProblem';

/** Long enough for PTS's sentence and the line it found in the test's log. */
const longestError = 300;

/** Entries without a value: a test that failed, with what PTS recorded of it since 10.6. */
export function* failedTests(file: ResultFile): Generator<Problem> {
  for (const result of file.results) {
    if (valueKindOf(result.displayFormat) === 'none') continue;
    for (const { system, rawValue, error = '', place } of result.entries) {
      if (rawValue !== undefined) continue;
      const said = error.trim().replaceAll(/\s+/g, ' ');
      yield lintProblem('failed-test', rangeIn(result, place), {
        system: excerpt(system),
        kind: said === '' ? 'silent' : 'told',
        error: excerpt(said, longestError),
      });
    }
  }
}
