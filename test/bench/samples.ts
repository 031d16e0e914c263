import type { Normal } from './normal';

/** One trial's relative deviation from its mean: mean 0, standard deviation 1. */
export type Shape = (normal: Normal) => number;

/** The shapes that trials of benchmarks have: most are about normal, some have a tail, some two modes. */
export const shapes = {
  normal: normal => normal.next(),
  // As exp(σz) - 1 at σ = 0.6, scaled to variance 1: skewness about 2.3.
  lognormal: normal => {
    const sigma = 0.6;
    const variance = Math.exp(sigma ** 2);
    const deviation = Math.sqrt(variance * (variance - 1));
    return (Math.exp(sigma * normal.next()) - Math.sqrt(variance)) / deviation;
  },
  // Exponential: skewness 2.
  skewed: normal => -Math.log(1 - normal.uniform()) - 1,
  // 70 : 30, each mode a tenth as wide as they are apart.
  bimodal: normal => {
    const gap = 1 / Math.sqrt(0.21 + 0.01);
    return gap * ((normal.uniform() < 0.3 ? 1 : 0) - 0.3 + 0.1 * normal.next());
  },
} as const satisfies Readonly<Record<string, Shape>>;

/** n trials around `size` that deviate by the fraction `noise`. */
export function trialsOf(normal: Normal, shape: Shape, n: number, size: number, noise: number): number[] {
  return Array.from({ length: n }, () => trial(normal, shape, size, noise));
}

function trial(normal: Normal, shape: Shape, size: number, noise: number): number {
  return size * Math.max(1e-3, 1 + noise * shape(normal));
}

/** PTS's default: three trials, then more while their deviation is 3 % of their mean or more, at most twelve. */
export function stoppedAsPts(normal: Normal, shape: Shape, size: number, noise: number): number[] {
  const trials = trialsOf(normal, shape, 3, size, noise);
  while (trials.length < 12 && variationOf(trials) >= 0.03) trials.push(trial(normal, shape, size, noise));
  return trials;
}

function variationOf(trials: readonly number[]): number {
  const mean = trials.reduce((sum, value) => sum + value, 0) / trials.length;
  const squares = trials.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (trials.length - 1)) / mean;
}
