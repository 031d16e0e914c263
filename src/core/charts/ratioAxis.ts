import type { OverallRatio, Row } from '../comparison/model';

/** A range of ratios, both above 0, low < 1 < high. */
export interface RatioDomain {
  readonly low: number;
  readonly high: number;
}

/** How far beyond the farthest point an interval may stretch the axis, as a multiple in logs. */
const stretch = 1.6;

/**
 * The range of the ratio axis for rows: all points lie inside, and the intervals unless one of two
 * trials, wide as the world, would squeeze all others to nothing; such a one is cut and marked.
 */
export function ratioDomain(
  rows: readonly Row[],
  overall: readonly OverallRatio[],
  margin: number,
): RatioDomain {
  let lowest = -2 * Math.log1p(margin);
  let highest = -lowest;
  const ratios = rows
    .flatMap(row => row.comparisons)
    .flatMap(({ effect }) => (effect?.kind === 'ratio' ? [effect] : []));
  const means = overall.flatMap(mean => (mean.ratio === undefined ? [] : [mean.ratio]));
  for (const ratio of [...ratios.map(effect => effect.ratio), ...means]) {
    lowest = Math.min(lowest, Math.log(ratio));
    highest = Math.max(highest, Math.log(ratio));
  }
  const reach = stretch * Math.max(-lowest, highest);
  for (const { test } of ratios) {
    if (test === undefined) continue;
    lowest = Math.min(lowest, Math.max(Math.log(test.low), -reach));
    highest = Math.max(highest, Math.min(Math.log(test.high), reach));
  }
  const room = 0.03 * (highest - lowest);
  return { low: Math.exp(lowest - room), high: Math.exp(highest + room) };
}

const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
const mostTicks = 8;

/** Round ratios inside a range, 1 among them: even steps where they fit, else 1-2-5 of each decade. */
export function ratioTicks({ low, high }: RatioDomain): readonly number[] {
  if (high < 3) {
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

/** Steps such as 3 × 0.1 carry binary dust that would show in a label. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
