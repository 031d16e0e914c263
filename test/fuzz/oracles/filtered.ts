import type { Comparison, Row } from '../../../src/core/comparison/comparison';
import { type Finding, finding } from '../finding';

const oracle = 'filter';

/**
 * A filter decides what is shown and changes no figure: each row it lets through has samples and pairs of
 * the whole comparison. `before` and `after` are that comparison as JSON around the filtering.
 */
export function figuresKept(
  { rows }: Comparison,
  shown: readonly Row[],
  [before, after]: readonly [string, string],
): readonly Finding[] {
  const byId = new Map(rows.map(row => [row.id, row]));
  const found: Finding[] = before === after ? [] : [finding(oracle, 'the comparison changed', after)];
  for (const row of shown) {
    const whole = byId.get(row.id);
    if (whole === undefined) found.push(finding(oracle, 'a row that is not in the comparison', row.id));
    else if (textOf(row.samples) !== textOf(whole.samples))
      found.push(finding(oracle, 'other samples', row.id));
    else if (!hasPairs(whole, row.comparisons)) found.push(finding(oracle, 'other pairs', row.id));
  }
  return found;
}

/** A row has one pair of each system. */
function hasPairs({ comparisons }: Row, pairs: Row['comparisons']): boolean {
  const bySystem = new Map(comparisons.map(pair => [pair.system, pair]));
  return pairs.every(pair => {
    const whole = bySystem.get(pair.system);
    return whole === pair || (whole !== undefined && textOf(whole) === textOf(pair));
  });
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}
