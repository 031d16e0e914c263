import { valueKindOf } from '../results/displayFormat';
import { relativeHalfWidth } from '../stats/halfWidth';
import { benchmarkName } from './benchmarkName';
import type { PairComparison, Row } from './comparison';
import { verdicts } from './headline';

/** `largest`: the largest difference in either direction first. `noise`: by the widest interval of a mean. */
export const sortKeys = [
  'largest',
  'file',
  'name',
  'difference',
  'uncertainty',
  'verdict',
  'trials',
  'noise',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

export const largestFirst: Sort = { key: 'largest', descending: false };
export const noisiestFirst: Sort = { key: 'noise', descending: true };

/**
 * Sorts rows; a row with several pairs goes by the one farthest from equal, the first verdict or the widest
 * interval. Rows without the figure are last in either direction, equal ones keep their order.
 */
export function sortRows(rows: readonly Row[], { key, descending }: Sort, language: string): readonly Row[] {
  if (key === 'file') return descending ? rows.toReversed() : rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const keyed = rows.map(row => ({ row, value: figureOf(row, key) }));
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    const order =
      typeof a.value === 'string' && typeof b.value === 'string'
        ? collator.compare(a.value, b.value)
        : Number(a.value) - Number(b.value);
    return descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}

function figureOf(row: Row, key: Exclude<SortKey, 'file'>): number | string | undefined {
  switch (key) {
    case 'largest': {
      const log = farthestOf(row);
      return log === undefined ? undefined : -Math.abs(log);
    }
    case 'name':
      return benchmarkName(row);
    case 'difference':
      return row.comparisons.length > 0 ? farthestOf(row) : row.samples[0]?.summary?.mean;
    case 'uncertainty':
      return greatest(row.comparisons.flatMap(widthOf));
    case 'verdict':
      return least(row.comparisons.map(({ verdict }) => verdicts.indexOf(verdict)));
    case 'trials':
      return least(row.samples.flatMap(({ summary }) => summary?.n ?? []));
    case 'noise':
      return greatest(row.samples.flatMap(({ summary }) => (summary && relativeHalfWidth(summary)) ?? []));
  }
}

/** ln of the ratio that is farthest from 1. */
function farthestOf({ comparisons }: Row): number | undefined {
  let farthest: number | undefined;
  for (const { effect } of comparisons) {
    if (effect?.kind !== 'ratio') continue;
    const log = Math.log(effect.ratio);
    if (farthest === undefined || Math.abs(log) > Math.abs(farthest)) farthest = log;
  }
  return farthest;
}

function widthOf({ effect }: PairComparison): readonly number[] {
  return effect?.kind === 'ratio' && effect.test !== undefined ? [effect.test.high / effect.test.low] : [];
}

function least(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b));
}

export const groupings = ['type', 'profile', 'none'] as const;
export type Grouping = (typeof groupings)[number];

/** Rows shown under one heading. `other`: rows of profiles whose type is not known. */
export interface RowGroup {
  readonly id: string;
  readonly kind: 'type' | 'profile' | 'other' | 'outcomes' | 'series' | 'all';
  /** PTS's TestType or the title of the test; empty for the other kinds. */
  readonly name: string;
  readonly rows: readonly Row[];
}

const lastKinds = ['other', 'outcomes', 'series'];

/** Groups rows in their order; groups by name, those without one last. A single group for `none`. */
export function groupRows(rows: readonly Row[], grouping: Grouping, language: string): readonly RowGroup[] {
  if (grouping === 'none') return rows.length === 0 ? [] : [{ id: 'all', kind: 'all', name: '', rows }];
  const groups = new Map<string, { group: Omit<RowGroup, 'rows'>; rows: Row[] }>();
  for (const row of rows) {
    const group = groupOf(row, grouping);
    const found = groups.get(group.id);
    if (found === undefined) groups.set(group.id, { group, rows: [row] });
    else found.rows.push(row);
  }
  const collator = new Intl.Collator(language, { numeric: true });
  const rank = ({ kind }: RowGroup) => lastKinds.indexOf(kind);
  return [...groups.values()]
    .map(({ group, rows: own }): RowGroup => ({ ...group, rows: own }))
    .toSorted((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
}

function groupOf(row: Row, grouping: 'type' | 'profile'): Omit<RowGroup, 'rows'> {
  const kind = valueKindOf(row.displayFormat);
  if (grouping === 'profile') return { id: `profile ${row.title}`, kind: 'profile', name: row.title };
  if (kind === 'outcomes') return { id: 'outcomes', kind: 'outcomes', name: '' };
  if (kind === 'series') return { id: 'series', kind: 'series', name: '' };
  return row.testType === undefined
    ? { id: 'other', kind: 'other', name: '' }
    : { id: `type ${row.testType}`, kind: 'type', name: row.testType };
}
