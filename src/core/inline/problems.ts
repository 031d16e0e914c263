import { lintInSteps } from '../lint/lint';
import type { Problem, ResultFile } from '../results/resultFile';
import { finished, type Steps } from '../steps';

/** An editor's list of problems is for people: beyond this nobody reads it, and each is sent to it again at every pause. */
const mostProblems = 1_000;

/** What reading found and what lint doubts, in the order of the text. */
export function problemsOf(file: ResultFile): readonly Problem[] {
  return finished(problemsInSteps(file));
}

/** The same in steps. */
export function* problemsInSteps(file: ResultFile): Steps<readonly Problem[]> {
  const doubts = yield* lintInSteps(file);
  return [...file.problems, ...doubts]
    .toSorted((a, b) => a.range.start - b.range.start)
    .slice(0, mostProblems);
}
