import { Normal } from '../bench/normal';

/**
 * The choices that make one input. They depend on the seed and the number of the input alone, never on
 * time or on earlier inputs: input K of a seed is the same on every machine.
 */
export class Random {
  readonly #numbers: Normal;

  constructor(seed: number, input: number) {
    this.#numbers = new Normal((Math.imul(seed, 0x9e3779b1) ^ Math.imul(input + 1, 0x85ebca6b)) >>> 0);
  }

  /** Uniform in [0, 1). */
  fraction(): number {
    return this.#numbers.uniform();
  }

  /** A whole number from 0 to `count` - 1; 0 for a count of 0. */
  below(count: number): number {
    return Math.floor(this.fraction() * count);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of a list, which must not be empty. */
  pick<T>(list: readonly T[]): T {
    const [picked] = list.slice(this.below(list.length));
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** A whole number whose order of magnitude is uniform: as often 10 to 100 as 1,000 to 10,000. */
  magnitude(least: number, most: number): number {
    return Math.round(least * (most / least) ** this.fraction());
  }
}
