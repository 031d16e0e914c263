import type { Formatter } from '../messages/formatter';
import { decimalsOfMeans, formatMean } from '../messages/numbers';
import type { Row, RowSample } from './comparison';
import { hasFailed, isFail } from './headline';
import { type Unit, unitOf } from './unit';

/** A sample in one word: its mean in the unit shown, its outcomes, the mean of its values over time, or its failure. */
export interface ValueText {
  readonly kind: 'mean' | 'passed' | 'failed' | 'series' | 'none';
  /** Empty for `none`. */
  readonly text: string;
}

export function valueText(row: Row, sample: RowSample | undefined, formatter: Formatter): ValueText {
  if (sample === undefined) return { kind: 'none', text: '' };
  const { summary, outcomes, series } = sample;
  if (summary !== undefined) {
    const unit = unitOf(row);
    return {
      kind: 'mean',
      text: formatMean(summary.mean / unit.per, decimalsIn(row, unit), formatter.language),
    };
  }
  if (outcomes.length > 0) {
    const failed = outcomes.filter(isFail).length;
    const [only] = outcomes.length === 1 ? outcomes : [];
    const of = outcomes.length;
    return failed > 0
      ? { kind: 'failed', text: only ?? formatter.text('page.outcomes-failed', { failed, of }) }
      : { kind: 'passed', text: only ?? formatter.text('page.outcomes-passed', { of }) };
  }
  if (series.length > 0) {
    const mean = series.reduce((sum, value) => sum + value / series.length, 0);
    const decimals = decimalsOfMeans([{ mean }], row.resolution);
    return { kind: 'series', text: formatMean(mean, decimals, formatter.language) };
  }
  return hasFailed(row, sample)
    ? { kind: 'failed', text: formatter.text('page.verdict-word-failed') }
    : { kind: 'none', text: '' };
}

/** The interval of a sample's mean in the unit shown; empty without one. */
export function intervalText(row: Row, sample: RowSample | undefined, { language }: Formatter): string {
  const interval = sample?.summary?.interval;
  if (interval === undefined) return '';
  const unit = unitOf(row);
  const decimals = decimalsIn(row, unit);
  return [interval.low, interval.high]
    .map(bound => formatMean(bound / unit.per, decimals, language))
    .join(' … ');
}

/** Each value of a row asks for its decimals, and a row may have thousands of systems. */
const remembered = new WeakMap<Row, number>();

/** Decimals that all values of a row share, in the unit shown. */
function decimalsIn(row: Row, unit: Unit): number {
  const known = remembered.get(row);
  if (known !== undefined) return known;
  const decimals = sharedDecimals(row, unit);
  remembered.set(row, decimals);
  return decimals;
}

function sharedDecimals({ samples, resolution }: Row, { per }: Unit): number {
  const means = samples.flatMap(({ summary }) => {
    if (summary === undefined) return [];
    const { mean, interval } = summary;
    return [
      { mean: mean / per, interval: interval && { low: interval.low / per, high: interval.high / per } },
    ];
  });
  return decimalsOfMeans(means, resolution === undefined ? undefined : resolution / per);
}

/** The least and the greatest value over time; undefined for other samples. */
export function seriesRange({ series }: RowSample, { language }: Formatter): string | undefined {
  if (series.length === 0) return undefined;
  const low = series.reduce((a, b) => Math.min(a, b));
  const high = series.reduce((a, b) => Math.max(a, b));
  const decimals = decimalsOfMeans([{ mean: high }], undefined);
  return [low, high].map(value => formatMean(value, decimals, language)).join(' … ');
}
