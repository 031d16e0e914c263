import { compareFiles } from '../../../src/core/comparison/compare';
import type { Comparison, PairComparison, Row } from '../../../src/core/comparison/comparison';
import { Formatter } from '../../../src/core/messages/formatter';
import { documentOf, type EntryLike, file, type ResultLike, result } from './lab';

export const english = new Formatter('en');
const russian = new Formatter('ru');

/** A comparison of `base` and `other` in one result, of the entries of both. */
export function compared(entries: readonly EntryLike[], rest: Omit<ResultLike, 'entries'> = {}): Comparison {
  const files = [file('lab', ['base', 'other'], [result({ ...rest, entries })])];
  return compareFiles(documentOf(files), files);
}

/** The one pair of such a comparison. */
export function pairFrom(entries: readonly EntryLike[], rest: Omit<ResultLike, 'entries'> = {}) {
  return pairOf(compared(entries, rest).rows[0]);
}

/** The entries of `base` and `other` by their trials. */
export function trialsOf(base: readonly number[], other: readonly number[]): readonly EntryLike[] {
  return [
    { system: 'base', trials: base },
    { system: 'other', trials: other },
  ];
}

export function rowNamed(comparison: Comparison, title: string): Row {
  const row = comparison.rows.find(one => one.title === title);
  if (row === undefined) throw new Error(`no row ${title}`);
  return row;
}

/** What a row says of a system beside the baseline; of the first, unless one is named. */
export function pairOf(row: Row | undefined, label?: string): PairComparison {
  const pair = row?.comparisons.find(one => label === undefined || one.system === label);
  if (pair === undefined) throw new Error(`no pair ${label ?? ''}`);
  return pair;
}

/** All reasons as one English text; the Russian ones must at least be sayable. */
export function reasons(pair: PairComparison): string {
  for (const reason of pair.reasons) russian.say(reason);
  return pair.reasons.map(reason => english.say(reason)).join(' ');
}
