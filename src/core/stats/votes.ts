import { ratioOf } from './finite';

/** One benchmark's contribution to the mean of all. */
export interface OverallRow {
  /** Rows of one test profile share one vote. */
  readonly profile: string;
  /** ln of the performance ratio. */
  readonly logRatio: number;
  /** Both absent with a single trial on a side. */
  readonly standardError?: number;
  readonly degreesOfFreedom?: number;
}

/** Weight of every row: an equal share of its profile's vote. */
export function weigh(rows: readonly { readonly profile: string }[]): { weights: number[]; votes: number } {
  const counts = new Map<string, number>();
  for (const { profile } of rows) counts.set(profile, (counts.get(profile) ?? 0) + 1);
  return { weights: rows.map(row => 1 / (counts.size * (counts.get(row.profile) ?? 1))), votes: counts.size };
}

/** The geometric mean of performance ratios, the rows of a profile sharing its vote (Fleming & Wallace 1986). */
export function geometricMean(rows: readonly OverallRow[]): number {
  const { weights } = weigh(rows);
  return ratioOf(
    weightedSum(
      rows.map(row => row.logRatio),
      weights,
    ),
  );
}

export function weightedSum(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
}
