import type { Comparison, PairComparison, Row, RowSample } from '../core/comparison/comparison';
import type { ViewChoices } from '../protocol/page';

/** One line of the table: a system in a row against the baseline, or a row that pairs nothing. */
export interface TableLine {
  readonly id: string;
  readonly row: Row;
  readonly pair?: PairComparison;
  readonly sample?: RowSample;
}

export type Sort = NonNullable<ViewChoices['sort']>;
export type SortKey = Sort['key'];

/** Lines in the order of the rows: a line a pair, or with no baseline to divide by a line a system. */
export function linesOf(rows: readonly Row[]): readonly TableLine[] {
  return rows.flatMap((row): TableLine[] => {
    const sampleOf = (system: string) => row.samples.find(sample => sample.system === system);
    if (row.comparisons.length > 0) {
      return row.comparisons.map(pair =>
        withSample({ id: `${row.id} ${pair.system}`, row, pair }, sampleOf(pair.system)),
      );
    }
    return [withSample({ id: row.id, row }, row.samples.length === 1 ? row.samples[0] : undefined)];
  });
}

function withSample(line: TableLine, sample: RowSample | undefined): TableLine {
  return sample === undefined ? line : { ...line, sample };
}

const verdictOrder = [
  'slower',
  'faster',
  'differs',
  'equivalent',
  'inconclusive',
  'single-trial',
  'failed',
  'missing',
  'different',
];

/** Sorted lines; those without the figure sorted by stand last either way, equal ones keep their order. */
export function sortLines(
  lines: readonly TableLine[],
  { key, descending }: Sort,
  comparison: Comparison,
  language: string,
): readonly TableLine[] {
  if (key === 'file') return descending ? [...lines].reverse() : lines;
  const collator = new Intl.Collator(language, { numeric: true });
  const value = keyOf(key, comparison);
  return [...lines].sort((a, b) => {
    const left = value(a);
    const right = value(b);
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    const order =
      typeof left === 'string' && typeof right === 'string'
        ? collator.compare(left, right)
        : Number(left) - Number(right);
    return descending ? -order : order;
  });
}

function keyOf(
  key: Exclude<SortKey, 'file'>,
  comparison: Comparison,
): (line: TableLine) => number | string | undefined {
  switch (key) {
    case 'name':
      return ({ row }) => [row.title, row.appVersion, row.description].join(' ');
    case 'system':
      return ({ pair, sample }) => {
        const label = pair?.system ?? sample?.system;
        return label === undefined
          ? undefined
          : comparison.systems.findIndex(system => system.label === label);
      };
    case 'verdict':
      return ({ pair }) => (pair === undefined ? undefined : verdictOrder.indexOf(pair.verdict));
    case 'difference':
      return ({ pair, sample }) => {
        if (pair === undefined) return sample?.summary?.mean;
        return pair.effect?.kind === 'ratio' ? pair.effect.ratio : undefined;
      };
    case 'uncertainty':
      return ({ pair }) =>
        pair?.effect?.kind === 'ratio' && pair.effect.test !== undefined
          ? pair.effect.test.high / pair.effect.test.low
          : undefined;
    case 'trials':
      return ({ sample }) => sample?.summary?.n;
  }
}
