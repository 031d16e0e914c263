import type { OverallRatio, Row } from '../comparison/comparison';

/** A range of ratios, both finite and above 0, low < 1 < high. */
export interface RatioDomain {
  readonly low: number;
  readonly high: number;
}

/** The axis ends here: a factor of a million means a broken test, and would squeeze all others to nothing. */
const farthest = Math.log(1e6);

/** How far beyond the farthest point an interval may stretch the axis, as a multiple in logs. */
const stretch = 1.6;

/**
 * The range of the ratio axis for rows. All points lie inside, and all intervals except a huge one of two
 * trials that would squeeze all others to nothing. Parts beyond the range are cut and marked. Ratios that
 * are no numbers above 0 have no place on it.
 */
export function ratioDomain(
  rows: readonly Row[],
  overall: readonly OverallRatio[],
  margin: number,
): RatioDomain {
  const band = placeOf(1 + margin) ?? 0;
  let highest = Math.max(leastReach, Math.min(2 * band, farthest));
  let lowest = -highest;
  const stretchTo = (place: number | undefined, reach = farthest) => {
    if (place === undefined) return;
    lowest = Math.min(lowest, Math.max(place, -reach));
    highest = Math.max(highest, Math.min(place, reach));
  };
  const effects = rows
    .flatMap(row => row.comparisons)
    .flatMap(({ effect }) => (effect?.kind === 'ratio' ? [effect] : []));
  for (const { ratio } of effects) stretchTo(placeOf(ratio));
  for (const { ratio } of overall) if (ratio !== undefined) stretchTo(placeOf(ratio));
  const reach = Math.min(farthest, stretch * Math.max(-lowest, highest));
  for (const { test } of effects) {
    if (test === undefined) continue;
    stretchTo(placeOf(test.low), reach);
    stretchTo(placeOf(test.high), reach);
  }
  const room = 0.03 * (highest - lowest);
  return { low: Math.exp(lowest - room), high: Math.exp(highest + room) };
}

/** Least range of the axis on either side of 1, even without a margin; in logs. */
const leastReach = 1e-4;

/** A ratio in logs, at most a little beyond the axis; undefined for a number that is no ratio. */
function placeOf(ratio: number): number | undefined {
  if (Number.isNaN(ratio) || ratio < 0) return undefined;
  return Math.max(-2 * farthest, Math.min(Math.log(ratio), 2 * farthest));
}

const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
const mostTicks = 8;

/** Below this, even steps would crowd at the upper end of a log axis. */
const lowestEven = 0.1;

/** Round ratios inside a range, 1 among them: even steps where they fit, else 1-2-5 of each decade. Always finite. */
export function ratioTicks(domain: RatioDomain): readonly number[] {
  const low = Math.max(domain.low, Number.MIN_VALUE);
  const high = Math.min(domain.high, Number.MAX_VALUE);
  if (!(low <= high)) return [];
  if (high < 3 && low >= lowestEven) {
    for (const step of steps) {
      const first = Math.ceil(low / step - 1e-9);
      const last = Math.floor(high / step + 1e-9);
      if (last - first + 1 > mostTicks) continue;
      return Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step));
    }
  }
  const decades = range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)));
  const within = (values: readonly number[]) => values.filter(value => value >= low && value <= high);
  const fine = within(decades.flatMap(decade => [1, 2, 5].map(digit => round(digit * 10 ** decade))));
  const coarse = within(decades.map(decade => round(10 ** decade)));
  if (fine.length <= mostTicks + 2) return fine;
  const every = Math.ceil(coarse.length / mostTicks);
  return coarse.filter(value => Math.round(Math.log10(value)) % every === 0);
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Removes the binary rounding error of steps such as 3 × 0.1, which would show in a label. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
