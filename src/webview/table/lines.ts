import type { PairComparison, Row, RowSample } from '../../core/comparison/comparison';
import { presentPairs } from '../../core/comparison/presentPairs';
import { type Grouping, groupRows, type RowGroup, type Sort, sortRows } from '../../core/comparison/rowOrder';
import type { Verdict } from '../../core/stats/statistics';

/** One line of the table: the heading of a group, or one system in one row. */
export type TableLine =
  | { readonly kind: 'group'; readonly id: string; readonly group: RowGroup; readonly isClosed: boolean }
  | SystemLine;

export interface SystemLine {
  readonly kind: 'system';
  readonly id: string;
  readonly row: Row;
  readonly pair?: PairComparison;
  /** Of the pair's system; in a row without pairs of one system. */
  readonly sample?: RowSample;
  /** The first line of its row has the benchmark's name, the last one its open detail below. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export interface Arrangement {
  readonly sort: Sort;
  readonly grouping: Grouping;
  /** Ids of closed groups. */
  readonly closed: readonly string[];
  readonly language: string;
}

/** The lines of the rows: sorted, in groups, a line for each pair or, where none is paired, for each sample. */
export function linesOf(
  rows: readonly Row[],
  baseline: string | undefined,
  { sort, grouping, closed, language }: Arrangement,
): readonly TableLine[] {
  const groups = groupRows(sortRows(rows, sort, language), grouping, language);
  const hasHeadings = grouping !== 'none' && groups.length > 1;
  return groups.flatMap((group): readonly TableLine[] => {
    const isClosed = hasHeadings && closed.includes(group.id);
    const lines = isClosed ? [] : group.rows.flatMap(row => systemLines(row, baseline));
    return hasHeadings ? [{ kind: 'group', id: `group ${group.id}`, group, isClosed }, ...lines] : lines;
  });
}

/** Verdicts that somebody looks for: an established difference, and a failure. */
const worthSeeing: ReadonlySet<Verdict> = new Set<Verdict>(['slower', 'faster', 'differs', 'failed']);

/** Index of the next or last line before, from one line on, with a verdict worth seeing; undefined where there is none. */
export function nextVerdict(lines: readonly TableLine[], from: number, step: 1 | -1): number | undefined {
  for (let index = from + step; index >= 0 && index < lines.length; index += step) {
    const line = lines[index];
    if (line?.kind === 'system' && line.pair !== undefined && worthSeeing.has(line.pair.verdict))
      return index;
  }
  return undefined;
}

function systemLines(row: Row, baseline: string | undefined): readonly SystemLine[] {
  const bySystem = new Map(row.samples.map(sample => [sample.system, sample]));
  const parts: readonly Pick<SystemLine, 'pair' | 'sample'>[] =
    row.comparisons.length > 0
      ? presentPairs(row).map(pair => {
          const sample = bySystem.get(pair.system);
          return { pair, ...(sample === undefined ? {} : { sample }) };
        })
      : row.samples.filter(({ system }) => system !== baseline).map(sample => ({ sample }));
  const all = parts.length > 0 ? parts : [{}];
  return all.map((part, index) => ({
    kind: 'system' as const,
    id: `${row.id} ${part.pair?.system ?? part.sample?.system ?? ''}`,
    row,
    ...part,
    isFirst: index === 0,
    isLast: index === all.length - 1,
  }));
}
