import { message } from '../messages/message';
import { limits } from '../results/limits';
import type { Problem, ResultFile } from '../results/resultFile';
import { droppedEntries, droppedResults, oldLayout, orphans, waitingSystems } from './lost';
import { mixedProfiles } from './mixedProfiles';
import { failedTests, missingTrials, unevenTrials } from './trials';
import { directionConflicts, mismatchedValues } from './values';

const rules: readonly ((file: ResultFile) => Iterable<Problem>)[] = [
  directionConflicts,
  mismatchedValues,
  missingTrials,
  failedTests,
  mixedProfiles,
  droppedResults,
  unevenTrials,
  droppedEntries,
  orphans,
  waitingSystems,
  oldLayout,
];

/**
 * Doubts about a file that could be read, in the order of the text: values that do not fit their
 * trials, failed tests, values that PTS would lose. Problems of reading stay in `file.problems` and are
 * not repeated. At most `limits.problems`, those of the most severe rules first.
 */
export function lintResultFile(file: ResultFile): readonly Problem[] {
  const found: Problem[] = [];
  let left = 0;
  for (const rule of rules)
    for (const problem of rule(file)) {
      if (found.length < limits.problems) found.push(problem);
      else left += 1;
    }
  const sorted = found.toSorted((a, b) => a.range.start - b.range.start);
  const last = sorted.at(-1);
  if (left === 0 || last === undefined) return sorted;
  const more = message('results.more-problems', { count: left });
  return [...sorted, { id: 'more-problems', severity: 'info', message: more, range: last.range }];
}
