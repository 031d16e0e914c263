// @ts-check

/**
 * A stream of random numbers that is the same on every machine: mulberry32, and normal deviates from
 * twelve uniform ones, so that nothing but additions and square roots decides a digit.
 *
 * @param {string} seed
 */
export function randomStream(seed) {
  let state = 2166136261;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  }

  /** Uniform in [0, 1). */
  function uniform() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Mean 0, standard deviation 1. */
  function normal() {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum;
  }

  return { uniform, normal };
}

/** @typedef {ReturnType<typeof randomStream>} RandomStream */

/**
 * Trials whose mean and coefficient of variation are just those asked for, so that what a comparison
 * says of them is decided by who writes the sample and not by the seed.
 *
 * @param {RandomStream} random
 * @param {{ n: number, mean: number, spread: number, first?: number }} design `spread` is the
 *   coefficient of variation; with `first`, trial 1 is that much off the mean of the others, as a fraction
 * @returns {number[]}
 */
export function drawTrials(random, { n, mean, spread, first }) {
  if (first !== undefined) {
    return [mean * (1 + first), ...drawTrials(random, { n: n - 1, mean, spread })];
  }
  if (n === 1) return [mean];
  const draws = Array.from({ length: n }, random.normal);
  const centre = draws.reduce((sum, draw) => sum + draw, 0) / n;
  const scale = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - centre) ** 2, 0) / (n - 1));
  return draws.map(draw => mean * (1 + (spread * (draw - centre)) / scale));
}
