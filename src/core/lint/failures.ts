import { valueKindOf } from '../results/displayFormat';
import type { Problem, ResultFile } from '../results/model';
import { excerpt } from '../results/problems';
import { lintProblem } from './lintProblem';

/** Long enough for PTS's sentence and the line it found in the test's log. */
const longestError = 300;

/** Entries without a value: a test that failed, with what PTS recorded of it since 10.6. */
export function* failedTests(file: ResultFile): Generator<Problem> {
  for (const { displayFormat, entries } of file.results) {
    if (valueKindOf(displayFormat) === 'none') continue;
    for (const { system, rawValue, error = '', range } of entries) {
      if (rawValue !== undefined) continue;
      const said = error.trim().replaceAll(/\s+/g, ' ');
      yield lintProblem('failed-test', range, {
        system: excerpt(system),
        kind: said === '' ? 'silent' : 'told',
        error: excerpt(said, longestError),
      });
    }
  }
}
