import { message } from '../messages/message';
import { limits } from '../results/limits';
import type { BenchmarkResult, Problem, ResultFile } from '../results/resultFile';
import { eachInSteps, finished, type Steps } from '../steps';
import { droppedEntries, droppedResults, oldLayout, orphans, waitingSystems } from './lost';
import { mixedProfiles } from './mixedProfiles';
import { rememberedDoubts } from './rememberedDoubts';
import { failedTests, missingTrials, unevenTrials } from './trials';
import { directionConflicts, mismatchedValues } from './values';

/** A rule about the file, or about each result by itself. */
type Rule =
  | { readonly file: (file: ResultFile) => Iterable<Problem> }
  | { readonly result: (result: BenchmarkResult) => Iterable<Problem> };

const rules: readonly Rule[] = [
  { file: directionConflicts },
  { result: mismatchedValues },
  { result: missingTrials },
  { result: failedTests },
  { file: mixedProfiles },
  { file: droppedResults },
  { result: unevenTrials },
  { result: droppedEntries },
  { file: orphans },
  { file: waitingSystems },
  { file: oldLayout },
];

/**
 * Doubts about a file that could be read, in the order of the text: values that do not fit their
 * trials, failed tests, values that PTS would lose. Problems of reading stay in `file.problems` and are
 * not repeated. At most `limits.problems`, those of the most severe rules first.
 */
export function lintResultFile(file: ResultFile): readonly Problem[] {
  return finished(lintInSteps(file));
}

/** The same in steps. */
export function* lintInSteps(file: ResultFile): Steps<readonly Problem[]> {
  const found: Problem[] = [];
  let left = 0;
  const add = (problem: Problem) => {
    if (found.length < limits.problems) found.push(problem);
    else left += 1;
  };
  for (const rule of rules) {
    yield;
    if ('file' in rule) for (const problem of rule.file(file)) add(problem);
    else
      yield* eachInSteps(file.results, result => {
        for (const problem of rememberedDoubts(result, rule.result)) add(problem);
      });
  }
  yield;
  const sorted = found.toSorted((a, b) => a.range.start - b.range.start);
  const last = sorted.at(-1);
  if (left === 0 || last === undefined) return sorted;
  const more = message('results.more-problems', { count: left });
  return [...sorted, { id: 'more-problems', severity: 'info', message: more, range: last.range }];
}
