import type { Comparison, PairComparison, Row, RowSample } from '../comparison/comparison';
import { presentPairs } from '../comparison/presentPairs';
import { stackParts } from '../comparison/stackText';
import type { Formatter } from '../messages/formatter';
import { trialsNeeded } from '../stats/advice';
import { type Cell, toCsv } from './csv';

const header = [
  'key',
  'identifier',
  'title',
  'version',
  'description',
  'scale',
  'proportion',
  'system',
  'baseline',
  'n',
  'mean',
  'mean_low',
  'mean_high',
  'standard_deviation',
  'verdict',
  'ratio',
  'ratio_low',
  'ratio_high',
  'difference',
  'difference_low',
  'difference_high',
  'p',
  'adjusted_p',
  'equivalence_p',
  'trials_needed',
  'advice',
  'reach',
  'warnings',
  'reasons',
  'layers',
  'attribution',
  'attribution_reasons',
];

/**
 * A comparison as CSV, a line for each system in each row: its sample, and its pair with the baseline.
 * Numbers have a decimal point and full precision; absent values are empty.
 */
export function compareCsv(comparison: Comparison, rows: readonly Row[], formatter: Formatter): string {
  const stacks = new Map(
    comparison.systems.map(system => [system.label, stackParts(system, formatter).join('; ')]),
  );
  return toCsv(
    header,
    rows.flatMap(row => {
      const samples = new Map(row.samples.map(sample => [sample.system, sample]));
      const pairs = new Map(presentPairs(row).map(pair => [pair.system, pair]));
      return comparison.systems.flatMap(({ label }) => {
        const sample = samples.get(label);
        const pair = pairs.get(label);
        const isShown = pair !== undefined || row.comparisons.length === 0 || label === comparison.baseline;
        return isShown && (sample ?? pair) !== undefined
          ? [
              [
                ...line(row, label, comparison.baseline, sample, pair, formatter),
                stacks.get(label),
                ...creditCells(pair, formatter),
              ],
            ]
          : [];
      });
    }),
  );
}

/** The attribution to the hypervisor, and its reasons. */
function creditCells(pair: PairComparison | undefined, formatter: Formatter): readonly Cell[] {
  return [pair?.attribution, pair?.attributionReasons?.map(reason => formatter.say(reason)).join(' ')];
}

function line(
  row: Row,
  system: string,
  baseline: string | undefined,
  sample: RowSample | undefined,
  pair: PairComparison | undefined,
  formatter: Formatter,
): readonly Cell[] {
  const { summary, warnings = [], error } = sample ?? {};
  const reasons = pair?.reasons.map(reason => formatter.say(reason)) ?? (error === undefined ? [] : [error]);
  return [
    row.id,
    row.identifier,
    row.title,
    row.appVersion,
    row.description,
    row.scale,
    row.proportion,
    system,
    baseline,
    summary?.n,
    summary?.mean,
    summary?.interval?.low,
    summary?.interval?.high,
    summary?.standardDeviation,
    pair?.verdict,
    ...effectCells(pair),
    pair?.adjustedP,
    pair?.effect?.kind === 'ratio' ? pair.effect.test?.equivalenceP : undefined,
    pair?.advice === undefined ? undefined : trialsNeeded(pair.advice),
    pair?.advice?.kind,
    pair?.reach,
    warnings.map(({ id }) => id).join(' '),
    reasons.join(' '),
  ];
}

/** Ratio with bounds, difference with bounds, p: one of the first two is empty. */
function effectCells(pair: PairComparison | undefined): readonly Cell[] {
  const effect = pair?.effect;
  const none = [undefined, undefined, undefined];
  if (effect === undefined) return [...none, ...none, undefined];
  const bounds = [effect.test?.low, effect.test?.high];
  return effect.kind === 'ratio'
    ? [effect.ratio, ...bounds, ...none, effect.test?.p]
    : [...none, effect.difference, ...bounds, effect.test?.p];
}
