import { errorFunction } from 'simple-statistics';

/** A tendency of values over their order. */
export interface Trend {
  /** Mann-Kendall's S: later values above earlier ones, less those below. */
  readonly score: number;
  /** Two-sided, from the normal approximation with continuity correction, variance corrected for ties. */
  readonly p: number;
}

/**
 * The Mann-Kendall test for a trend (Mann 1945, Kendall 1975) in values in the order they were measured. Takes
 * time with the square of their number.
 */
export function trendOf(values: readonly number[]): Trend {
  const n = values.length;
  let score = 0;
  for (const [index, value] of values.entries()) {
    for (const earlier of values.slice(0, index)) score += Math.sign(value - earlier);
  }
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  let variance = spread(n);
  for (const count of ties.values()) variance -= spread(count);
  if (variance <= 0) return { score, p: 1 };
  const z = Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance);
  return { score, p: 1 - errorFunction(z / Math.SQRT2) };
}

function spread(n: number): number {
  return (n * (n - 1) * (2 * n + 5)) / 18;
}
