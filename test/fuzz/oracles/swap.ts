import type { Comparison, PairComparison } from '../../../src/core/comparison/comparison';
import { type Finding, finding } from '../finding';

const oracle = 'swap';
const opposites: Readonly<Record<string, string>> = { faster: 'slower', slower: 'faster' };
/** Beyond these a ratio was kept within what a double holds, and has no exact inverse. */
const [least, most] = [1e-300, 1e300];

/**
 * With the baseline and a system changed places every ratio is the inverse and every verdict the opposite.
 * @param swapped the same comparison with `other` as its baseline
 */
export function invertedBySwap(
  comparison: Comparison,
  swapped: Comparison,
  other: string,
): readonly Finding[] {
  const { baseline } = comparison;
  if (baseline === undefined || baseline === other) return [];
  if (swapped.baseline !== other)
    return [finding(oracle, 'another baseline than asked for', [other, swapped.baseline])];
  const rows = new Map(swapped.rows.map(row => [row.id, row]));
  return comparison.rows.flatMap(row => {
    const there = row.comparisons.find(pair => pair.system === other);
    const back = rows.get(row.id)?.comparisons.find(pair => pair.system === baseline);
    if (there === undefined || back === undefined)
      return there === back ? [] : [finding(oracle, 'a pair in one direction only', row.id)];
    const what = contradiction(there, back);
    return what === undefined ? [] : [finding(oracle, what, { there, back })];
  });
}

function contradiction(there: PairComparison, back: PairComparison): string | undefined {
  if ((opposites[there.verdict] ?? there.verdict) !== back.verdict) return 'verdict is not the opposite';
  const [a, b] = [there.effect, back.effect];
  if (a?.kind !== b?.kind) return 'effect of another kind';
  if (a?.kind === 'difference' && b?.kind === 'difference')
    return isNear(a.difference, -b.difference) ? undefined : 'difference is not the opposite';
  if (a?.kind !== 'ratio' || b?.kind !== 'ratio') return undefined;
  if (!isInside(a.ratio) || !isInside(b.ratio)) return undefined;
  if (!isNear(a.ratio, 1 / b.ratio)) return 'ratio is not the inverse';
  if (a.test === undefined || b.test === undefined)
    return a.test === b.test ? undefined : 'test in one direction only';
  if (!isNear(a.test.p, b.test.p)) return 'p differs';
  if (!isInside(a.test.low) || !isInside(b.test.high)) return undefined;
  return isNear(a.test.low, 1 / b.test.high) ? undefined : 'interval is not the inverse';
}

function isInside(ratio: number): boolean {
  return ratio > least && ratio < most;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-9);
}
