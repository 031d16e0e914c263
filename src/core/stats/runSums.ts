/** Values of an interval of indices, from `start` to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A series whose stretches are compared with all that is outside of them, in constant time each. */
export class RunSums {
  readonly count: number;
  readonly #sums: readonly number[];
  readonly #total: number;

  constructor(values: readonly number[]) {
    this.count = values.length;
    // Sums of differences to one of the values keep the digits of those.
    const [first = 0] = values;
    let sum = 0;
    let squares = 0;
    const sums = [0];
    for (const value of values) {
      sum += value - first;
      squares += (value - first) ** 2;
      sums.push(sum);
    }
    this.#sums = sums;
    this.#total = Math.max(0, squares - sum ** 2 / Math.max(1, this.count));
  }

  /** The mean inside less that outside. */
  difference(stretch: Stretch): number {
    const inside = this.#sumOf(stretch);
    const n = stretch.end - stretch.start;
    return inside / n - (this.#sumOf({ start: 0, end: this.count }) - inside) / (this.count - n);
  }

  /** Sum of the squares around the two means. */
  within(stretch: Stretch): number {
    const n = stretch.end - stretch.start;
    const between = ((n * (this.count - n)) / this.count) * this.difference(stretch) ** 2;
    return Math.max(0, this.#total - between);
  }

  /**
   * Student's |t| of inside and outside with one variance; rounding is the same error in every value, and the least that a
   * mean has. 0 where nothing differs.
   */
  t(stretch: Stretch, rounding: number): number {
    const difference = Math.abs(this.difference(stretch));
    if (difference === 0) return 0;
    const n = stretch.end - stretch.start;
    const spread = Math.sqrt(this.within(stretch) / (this.count - 2));
    const errorOf = (values: number) => Math.max(spread / Math.sqrt(values), rounding);
    return difference / Math.hypot(errorOf(n), errorOf(this.count - n));
  }

  /** The stretch from the start that differs most from the rest, with so many values on either side. */
  bestSplit(least: number): Stretch | undefined {
    let best: Stretch | undefined;
    let most = -1;
    for (let end = least; end <= this.count - least; end += 1) {
      const apart = this.#apart(0, end);
      if (apart > most) [best, most] = [{ start: 0, end }, apart];
    }
    return best;
  }

  /** The same of the stretches that neither begin nor end the series. */
  bestArc(least: number): Stretch | undefined {
    let best: Stretch | undefined;
    let most = -1;
    for (let start = least; start <= this.count - 2 * least; start += 1)
      for (let end = start + least; end <= this.count - least; end += 1) {
        const apart = this.#apart(start, end);
        if (apart > most) [best, most] = [{ start, end }, apart];
      }
    return best;
  }

  /** How much of the squares a stretch explains. Called most of all: no object is made. */
  #apart(start: number, end: number): number {
    const n = end - start;
    const inside = (this.#sums[end] ?? 0) - (this.#sums[start] ?? 0);
    const excess = inside - (n / this.count) * (this.#sums[this.count] ?? 0);
    return (excess * excess) / (n * (this.count - n));
  }

  #sumOf({ start, end }: Stretch): number {
    return (this.#sums[end] ?? 0) - (this.#sums[start] ?? 0);
  }
}
