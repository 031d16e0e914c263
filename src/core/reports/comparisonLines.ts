import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, PairComparison, Row, RowSample } from '../comparison/comparison';
import { hasFailed } from '../comparison/headline';
import { presentPairs } from '../comparison/presentPairs';
import { largestFirst, sortRows } from '../comparison/rowOrder';
import { type Unit, unitOf } from '../comparison/unit';
import { intervalText, valueText } from '../comparison/valueText';
import type { Formatter } from '../messages/formatter';
import {
  formatChange,
  formatChangeInterval,
  formatCount,
  formatDifference,
  formatPercent,
  formatValueInterval,
} from '../messages/numbers';

/** One system in one row beside the baseline, as the text table and the reports list it. */
export interface ComparisonLine {
  readonly row: Row;
  /** Absent for outcomes, for values over time, and where a system stands alone. */
  readonly pair?: PairComparison;
  /** Absent where only the baseline has the row. */
  readonly sample?: RowSample;
  readonly ofBaseline?: RowSample;
}

/** What the cells of a line say; empty where there is nothing to say. */
export interface LineTexts {
  readonly benchmark: string;
  /** The unit, with an arrow towards the better values. */
  readonly unit: string;
  readonly baseline: string;
  readonly system: string;
  readonly value: string;
  readonly difference: string;
  /** Of the difference; of the mean where a system stands alone. */
  readonly interval: string;
  /** Coefficient of variation, where a system stands alone. */
  readonly spread: string;
  readonly verdict: string;
  /** Numbers of trials, or of values over time: `12 vs 3`. */
  readonly counts: string;
}

/** The lines of some rows that `isShown`, those of the largest difference first. */
export function comparisonLines(
  { baseline, systems }: Comparison,
  rows: readonly Row[],
  { language }: Formatter,
  isShown: (line: ComparisonLine) => boolean = () => true,
): readonly ComparisonLine[] {
  const isAlone = systems.length < 2;
  const byRow = new Map<Row, readonly ComparisonLine[]>();
  for (const row of rows) {
    const lines = linesOf(row, isAlone ? undefined : baseline).filter(isShown);
    // In the order only the pairs count that are shown.
    const shown = { ...row, comparisons: lines.flatMap(({ pair }) => pair ?? []) };
    if (lines.length > 0) byRow.set(shown, lines);
  }
  const shown = [...byRow.keys()];
  // A system alone has no differences to sort by.
  const sorted = isAlone ? shown : sortRows(shown, largestFirst, language);
  return sorted.flatMap(row => byRow.get(row) ?? []);
}

function linesOf(row: Row, baseline: string | undefined): readonly ComparisonLine[] {
  const samples = new Map(row.samples.map(sample => [sample.system, sample]));
  const ofBaseline = baseline === undefined ? undefined : samples.get(baseline);
  const base = { row, ...(ofBaseline === undefined ? {} : { ofBaseline }) };
  const pairs = presentPairs(row).map(pair => ({ pair, sample: samples.get(pair.system) }));
  const paired = new Set(pairs.map(({ pair }) => pair.system));
  const unpaired = row.samples.filter(({ system }) => system !== baseline && !paired.has(system));
  const lines: readonly ComparisonLine[] = [
    ...pairs.map(({ pair, sample }) => ({ ...base, pair, ...(sample === undefined ? {} : { sample }) })),
    ...unpaired.map(sample => ({ ...base, sample })),
  ];
  return lines.length > 0 || ofBaseline === undefined ? lines : [base];
}

/** True where rows differ in whether a difference is credited to the hypervisor: else it is said once, above. */
export function hasOwnCredit({ rows }: Comparison): boolean {
  const found = new Set(
    rows.flatMap(({ comparisons }) => comparisons.flatMap(({ attribution }) => attribution ?? [])),
  );
  found.delete('none');
  return found.size > 1;
}

/** True for a verdict that the data carry and for a failure: what a reader has to know first. */
export function isDecided({ row, pair, sample, ofBaseline }: ComparisonLine): boolean {
  if (pair !== undefined && decided.has(pair.verdict)) return true;
  return [sample, ofBaseline].some(one => one !== undefined && hasFailed(row, one));
}

const decided: ReadonlySet<string> = new Set(['slower', 'faster', 'differs', 'failed']);

export function lineTexts(line: ComparisonLine, comparison: Comparison, formatter: Formatter): LineTexts {
  const { row, pair, sample, ofBaseline } = line;
  const [difference, interval] = differenceTexts(line, formatter);
  const isAlone = comparison.systems.length < 2;
  return {
    benchmark: benchmarkName(row),
    unit: unitText(unitOf(row), row.proportion),
    baseline: markedValue(row, ofBaseline, formatter),
    system: pair?.system ?? sample?.system ?? '',
    value: markedValue(row, sample, formatter),
    difference,
    interval: isAlone ? intervalText(row, sample, formatter) : interval,
    verdict: pair === undefined ? '' : formatter.text(`page.verdict-word-${pair.verdict}`),
    spread: isAlone ? spreadText(sample, formatter) : '',
    counts: countsText(line, formatter),
  };
}

function differenceTexts(
  { row: { resolution }, pair }: ComparisonLine,
  { language }: Formatter,
): readonly [difference: string, interval: string] {
  const effect = pair?.effect;
  if (effect === undefined) return ['', ''];
  const { test } = effect;
  if (effect.kind === 'ratio')
    return [
      formatChange(effect.ratio, language, test),
      test === undefined ? '' : formatChangeInterval(test, effect.ratio, language),
    ];
  return [
    formatDifference(effect.difference, resolution, language),
    test === undefined ? '' : formatValueInterval(test, resolution, language),
  ];
}

/** A value; an outcome with a sign, so that a failure is found at a glance. */
function markedValue(row: Row, sample: RowSample | undefined, formatter: Formatter): string {
  const { kind, text } = valueText(row, sample, formatter);
  const sign = kind === 'failed' ? '✕ ' : kind === 'passed' ? '✓ ' : '';
  return `${sign}${text}`;
}

function countsText({ pair, sample, ofBaseline }: ComparisonLine, formatter: Formatter): string {
  const [n, nBaseline] = [sample, ofBaseline].map(
    one => one?.summary?.n ?? (one?.series.length || undefined),
  );
  const count = (value: number | undefined) =>
    value === undefined ? '—' : formatCount(value, formatter.language);
  if (n === undefined && nBaseline === undefined) return '';
  if (ofBaseline === undefined && pair === undefined) return count(n);
  return formatter.text('comparison.report-counts', { n: count(n), nBaseline: count(nBaseline) });
}

/** A unit with an arrow towards the better values. */
export function unitText({ name }: Unit, proportion: Row['proportion']): string {
  return `${name}${{ HIB: ' ↑', LIB: ' ↓', ABSTRACT: '', '': '' }[proportion]}`;
}

function spreadText(sample: RowSample | undefined, { language }: Formatter): string {
  const variation = sample?.summary?.coefficientOfVariation;
  return variation === undefined ? '' : formatPercent(variation, language);
}
