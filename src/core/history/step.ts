import type { ChangePoint } from '../stats/changePoints';
import { hasDirection } from '../stats/direction';
import { effectOfSessions } from '../stats/sessions';
import type { Method } from '../stats/statistics';
import { isInside } from '../stats/verdict';
import type { Change, HistoryRow, Step } from './history';

/**
 * A step of a row: the runs from it to the next step against those since the last one, as two systems with several sessions
 * are compared (`effectOfSessions`). The place was chosen by the same runs, so that the interval is a little too narrow
 * where a step is hardly found.
 *
 * @param points all steps of the row
 * @param at which of them
 * @param changes all that changed between the runs, of the test, too
 */
export function stepOf(
  { points: runs, proportion, resolution = 1 }: Pick<HistoryRow, 'points' | 'proportion' | 'resolution'>,
  points: readonly ChangePoint[],
  at: number,
  changes: readonly Change[],
  method: Method,
): Step {
  const { index, earliest, latest } = points[at] ?? { index: 0, earliest: 0, latest: 0 };
  const trialsOf = (from: number, to?: number) =>
    runs
      .slice(from, to)
      .filter(({ isOff }) => isOff !== true)
      .map(({ trials }) => trials);
  const effect = effectOfSessions(
    trialsOf(points[at - 1]?.index ?? 0, index),
    trialsOf(index, points[at + 1]?.index),
    { proportion, resolution, method },
  );
  if (effect?.kind !== 'ratio' || effect.test === undefined) throw new Error('a step has runs on both sides');
  const { ratio, test } = effect;
  const runOf = (point: number) => runs[point]?.run ?? 0;
  // A run that belongs to no level does not show that the old one still held.
  const last = runs.slice(0, earliest).findLast(({ isOff }) => isOff !== true);
  return {
    point: index,
    run: runOf(index),
    earliest: runOf(earliest),
    latest: runOf(latest),
    ratio,
    low: test.low,
    high: test.high,
    verdict: !hasDirection(proportion) ? 'differs' : ratio > 1 ? 'faster' : 'slower',
    isSmall: isInside(test, method.margin),
    changes: changesBetween(changes, last?.run ?? 0, runOf(latest)),
  };
}

/** The changes that may have come after one run, and up to another. */
function changesBetween(changes: readonly Change[], after: number, to: number): readonly Change[] {
  return changes.flatMap(({ run, facts }) => {
    const within = facts.filter(({ before }) => run > after && before < to);
    return within.length === 0 ? [] : [{ run, facts: within }];
  });
}
