import { valueKindOf } from '../results/displayFormat';
import { type PlaceInResult, rangeIn } from '../results/placeInResult';
import { excerpt } from '../results/readingProblems';
import type { BenchmarkResult, Entry, Problem } from '../results/resultFile';
import { lintProblem, nameOf } from './lintProblem';

/** PTS adds trials to a noisy test, up to five times those scheduled: beyond, some were not run. */
const mostAdded = 5;

/**
 * Entries with fewer trials than runs. PTS times every run, those that failed or that the profile
 * ignores too. Of an entry without RawString one value is all that is known.
 */
export function* missingTrials(result: BenchmarkResult): Generator<Problem> {
  if (valueKindOf(result.displayFormat) !== 'trials') return;
  for (const entry of result.entries) {
    const { trials, leftOut, place } = entry;
    const runs = entry.runTimes.length;
    // Of a RawString that cannot be read it is not known how many runs it lists.
    if (trials.length === 0 || (leftOut > 0 && trials.length === 1)) continue;
    const missing = runs - trials.length - leftOut;
    if (missing <= 0) continue;
    const system = excerpt(entry.system);
    const list = listOf(entry);
    yield list === undefined
      ? lintProblem('combined-trials', rangeIn(result, entry.valuePlace ?? place), { system, runs })
      : lintProblem('missing-trials', rangeIn(result, list), { system, runs, missing });
  }
}

/** Where the trials are listed; undefined where RawString is absent or empty. */
function listOf({ rawPlace }: Entry): PlaceInResult | undefined {
  return rawPlace === undefined || rawPlace.length === 0 ? undefined : rawPlace;
}

/** A result that one system ran more often than another by more than PTS adds of itself. */
export function* unevenTrials(result: BenchmarkResult): Generator<Problem> {
  const measured = result.entries.filter(entry => entry.trials.length > 0);
  const [first] = measured;
  if (first === undefined) return;
  let few = first;
  let many = first;
  for (const entry of measured) {
    if (entry.trials.length < few.trials.length) few = entry;
    if (entry.trials.length > many.trials.length) many = entry;
  }
  if (few.system === many.system || many.trials.length <= mostAdded * few.trials.length) return;
  yield lintProblem('uneven-trials', rangeIn(result, few.place), {
    title: nameOf(result),
    few: excerpt(few.system),
    least: few.trials.length,
    many: excerpt(many.system),
    most: many.trials.length,
  });
}

/** Long enough for PTS's sentence and the line it found in the test's log. */
const longestError = 300;

/** Entries without a value: a test that failed, with what PTS recorded of it since 10.6. */
export function* failedTests(result: BenchmarkResult): Generator<Problem> {
  if (valueKindOf(result.displayFormat) === 'none') return;
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
