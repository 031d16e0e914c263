import type { Comparison, PairComparison, RowSample } from '../../../src/core/comparison/comparison';
import { trialsNeeded } from '../../../src/core/stats/advice';
import { type Finding, finding } from '../finding';

const oracle = 'verdicts';
/** Verdicts that claim something of the difference: they need an interval to claim it from. */
const claims = new Set(['faster', 'slower', 'equivalent', 'inconclusive', 'differs']);
/** What rounding may do to figures that are computed in two ways. */
const slack = 1e-9;

/** No verdict goes beyond the figures it stands on, and no figure beyond what it may be. */
export function soundVerdicts({ rows, overall }: Comparison): readonly Finding[] {
  return [
    ...rows.flatMap(row => [
      ...row.comparisons.flatMap(pair => soundPair(pair)),
      ...row.samples.flatMap(sample => soundSample(sample)),
    ]),
    ...overall.flatMap(({ ratio, withNoise }) => [
      ...unless(ratio === undefined || ratio > 0, 'overall ratio not above 0', ratio),
      ...unless(
        withNoise === undefined || within(withNoise.ratio, withNoise.interval),
        'overall ratio outside its interval',
        withNoise,
      ),
    ]),
  ];
}

function soundPair({ verdict, effect, adjustedP, advice }: PairComparison): readonly Finding[] {
  const test = effect?.test;
  const needed = advice === undefined ? undefined : trialsNeeded(advice);
  const size =
    effect === undefined ? undefined : effect.kind === 'ratio' ? Math.log(effect.ratio) : effect.difference;
  const estimate = effect?.kind === 'ratio' ? effect.ratio : effect?.difference;
  const isP = (p: number | undefined) => p === undefined || (p >= 0 && p <= 1);
  return [
    ...unless(!claims.has(verdict) || test !== undefined, `${verdict} without an interval`, effect),
    ...unless(verdict !== 'faster' || (size ?? 0) > 0, 'faster but not better', effect),
    ...unless(verdict !== 'slower' || (size ?? 0) < 0, 'slower but not worse', effect),
    ...unless(effect?.kind !== 'ratio' || effect.ratio > 0, 'ratio not above 0', effect),
    ...unless(
      test === undefined || estimate === undefined || within(estimate, test),
      'effect outside its interval',
      effect,
    ),
    ...unless(isP(test?.p), 'p outside 0 to 1', test),
    ...unless(isP(adjustedP), 'adjusted p outside 0 to 1', adjustedP),
    ...unless(
      effect?.kind !== 'ratio' || isP(effect.test?.equivalenceP),
      'equivalence p outside 0 to 1',
      test,
    ),
    ...unless(
      adjustedP === undefined || test === undefined || adjustedP >= test.p * (1 - slack),
      'adjusted p below p',
      { adjustedP, test },
    ),
    ...unless(
      needed === undefined || (needed > 0 && needed <= 200 && Number.isInteger(needed)),
      'advice out of range',
      advice,
    ),
  ];
}

function soundSample({ summary }: RowSample): readonly Finding[] {
  if (summary === undefined) return [];
  const { mean, median, min, max, interval, standardDeviation = 0, standardError = 0 } = summary;
  const range = { low: min, high: max };
  return [
    ...unless(within(mean, range), 'mean outside its trials', summary),
    ...unless(within(median, range), 'median outside its trials', summary),
    ...unless(interval === undefined || within(mean, interval), 'mean outside its interval', summary),
    ...unless(standardDeviation >= 0 && standardError >= 0, 'spread below 0', summary),
    ...unless(summary.n > 1 || interval === undefined, 'interval of a single trial', summary),
  ];
}

function within(value: number, { low, high }: { readonly low: number; readonly high: number }): boolean {
  const room = slack * Math.max(Math.abs(low), Math.abs(high));
  return value >= low - room && value <= high + room;
}

function unless(holds: boolean, what: string, detail: unknown): readonly Finding[] {
  return holds ? [] : [finding(oracle, what, detail)];
}
