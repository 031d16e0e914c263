import { mostPercent } from '../document/mostPercent';
import type { Formatter } from '../messages/formatter';
import { percentOf } from '../messages/numbers';
import type { HistoryOutline, OutlineRow, Step } from './history';

/** Of a benchmark without a step: that there is none, or why nothing is said. */
export function noStepText({ points, noSteps }: OutlineRow, formatter: Formatter): string {
  return formatter.text('history.no-step', { why: reasonOf(noSteps), runs: points.length });
}

/** The same as a word of the messages. */
export function reasonOf(noSteps: OutlineRow['noSteps']): 'none' | 'notPositive' | 'fewRuns' {
  if (noSteps === undefined) return 'none';
  return noSteps === 'few-runs' ? 'fewRuns' : 'notPositive';
}

/** How far runs differ, as the percentage that `boots` of a comparison takes; undefined where it takes none such. */
export function bootsPercent({ boots }: Pick<HistoryOutline, 'boots'>): number | undefined {
  const percent = boots === undefined ? 0 : percentOf(Number(boots.toPrecision(2)));
  return percent > 0 && percent <= mostPercent ? percent : undefined;
}

/** A step for the worse; without a better and a worse any. One that is smaller than the margin matters to nobody. */
export function isForTheWorse({ verdict, isSmall }: Step): boolean {
  return verdict !== 'faster' && !isSmall;
}
