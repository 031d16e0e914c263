import type { Stretch } from './runSums';
import { tCdf } from './student';

/**
 * Values on either side of a change. One value may be an outlier as well as a beginning; with three, a weekly series would
 * tell of a change a week later.
 */
export const leastOfSide = 2;

/**
 * Parts of the error rate: most changes stay (a split of the series in two), some are taken back (an arc inside of it), and
 * both are looked for. The rest is room for noise that is not normal.
 */
const parts = { split: 0.7, arc: 0.15 } as const;

/**
 * The chance that the largest |t| over all stretches of the kind of this one, among `count` equal normal values, is at least
 * `t`, over the part of the error rate that is the kind's. It may be above 1.
 */
export function stretchChance({ start }: Stretch, t: number, count: number): number {
  return start === 0 ? splitChance(t, count) / parts.split : arcChance(t, count) / parts.arc;
}

/**
 * An upper bound for all splits, close where it is small: Worsley's improved Bonferroni inequality (Worsley 1979, 1982), the
 * sum over the splits of the chance that one exceeds, less the chance that its neighbour does so, too. The deviations of
 * the values from their mean have every direction alike, and the t of two neighbours are projections of it at a known
 * angle: of each split an integral over half that angle is left.
 */
function splitChance(t: number, count: number): number {
  if (!(t > 0)) return 1;
  const degrees = count - 2;
  // Cosine of the angle between the deviations and a split at which |t| is just so large.
  const bound = 1 / Math.hypot(1, Math.sqrt(degrees) / t);
  let chance = pairChance(t, degrees);
  for (let at = leastOfSide; at < count - leastOfSide; at += 1) {
    const cosine = Math.sqrt((at * (count - at - 1)) / ((at + 1) * (count - at)));
    chance += (2 / Math.PI) * beyond(bound, Math.acos(cosine) / 2, count);
  }
  return Math.min(1, chance);
}

/** For all arcs that leave values on both sides: Bonferroni's inequality. */
function arcChance(t: number, count: number): number {
  if (!(t > 0)) return 1;
  const places = Math.max(0, count - 3 * leastOfSide + 1);
  return Math.min(1, ((places * (places + 1)) / 2) * pairChance(t, count - 2));
}

/** Two-sided p of Student's t. */
function pairChance(t: number, degrees: number): number {
  return 2 * tCdf(-t, degrees);
}

/** Nodes on -1 … 1 with their weights (Gauss and Legendre): the integrand is smooth, and the interval short. */
const nodes = [
  [0, 0.5688888888888889],
  [-0.5384693101056831, 0.4786286704993665],
  [0.5384693101056831, 0.4786286704993665],
  [-0.906179845938664, 0.2369268850561891],
  [0.906179845938664, 0.2369268850561891],
] as const;

/**
 * ∫ (1 - bound²/cos²θ)^((count-3)/2) dθ from 0 to `angle`: a random direction, seen in the plane of two neighbours, lies so
 * near to one of them.
 */
function beyond(bound: number, angle: number, count: number): number {
  const half = Math.min(angle, Math.acos(bound)) / 2;
  let sum = 0;
  for (const [node, weight] of nodes) {
    const left = 1 - (bound / Math.cos(half * (1 + node))) ** 2;
    sum += weight * Math.max(0, left) ** ((count - 3) / 2);
  }
  return half * sum;
}
