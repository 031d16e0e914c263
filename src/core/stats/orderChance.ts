import { normalScores } from './normalScores';
import { RunSums, type Stretch } from './runSums';
import { leastOfSide, stretchChance } from './stretchChance';

/**
 * The chance that the ranks of some values alone show so much: of their normal scores the same t, or all values of the
 * stretch beyond all others. It holds whatever the noise is, and one outlier is one rank.
 */
export function orderChance(values: readonly number[], stretch: Stretch): number {
  const scores = new RunSums(normalScores(values));
  const byScores = stretchChance(stretch, scores.t(stretch, 0), values.length);
  return isApart(values, stretch) ? Math.min(byScores, apartChance(stretch, values.length)) : byScores;
}

/** The least chance that an order of so many values has: of two halves that are apart. */
export function leastOrderChance(count: number): number {
  return apartChance({ start: 0, end: Math.floor(count / 2) }, count);
}

/** True where every value of the stretch is above, or every one below, all that are not in it. */
function isApart(values: readonly number[], { start, end }: Stretch): boolean {
  const inside = values.slice(start, end);
  const outside = [...values.slice(0, start), ...values.slice(end)];
  return Math.min(...inside) > Math.max(...outside) || Math.max(...inside) < Math.min(...outside);
}

/**
 * The chance that in a random order of different values a stretch of this size and kind is apart somewhere: above or below,
 * at either end of the series or at any place inside; the last doubled, since two changes at once are a bolder claim.
 */
function apartChance({ start, end }: Stretch, count: number): number {
  const size = end - start;
  const places = start > 0 ? 2 * (count - size - 2 * leastOfSide + 1) : 2 * size === count ? 1 : 2;
  // Of all choices of so many values, one is the largest and one the smallest.
  let chance = 2 * places;
  for (let at = 1; at <= size; at += 1) chance *= at / (count - size + at);
  return chance;
}
