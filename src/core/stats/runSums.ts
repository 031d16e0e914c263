/** Values of an interval of indices, from `start` to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A series whose stretches are compared with all that is outside of them, in constant time each. */
export class RunSums {
  readonly count: number;
  /** Of the deviations from the mean, up to each index. */
  readonly #sums: Float64Array;
  readonly #total: number;

  constructor(values: readonly number[]) {
    this.count = values.length;
    // Differences to one of the values keep the digits of those.
    const [first = 0] = values;
    const mean = values.reduce((sum, value) => sum + (value - first) / values.length, 0);
    this.#sums = new Float64Array(values.length + 1);
    let [sum, total] = [0, 0];
    for (const [index, value] of values.entries()) {
      const deviation = value - first - mean;
      sum += deviation;
      total += deviation ** 2;
      this.#sums[index + 1] = sum;
    }
    this.#total = total;
  }

  /** Sum of the squares around the two means. */
  within({ start, end }: Stretch): number {
    return Math.max(0, this.#total - this.count * this.#explained(start, end));
  }

  /**
   * Student's |t| of inside and outside with one variance; rounding is the same error in every value, and the least that a
   * mean has. 0 where nothing differs.
   */
  t({ start, end }: Stretch, rounding: number): number {
    const n = end - start;
    const difference = Math.abs(this.#sumOf(start, end)) * (this.count / (n * (this.count - n)));
    if (difference === 0) return 0;
    const spread = Math.sqrt(this.within({ start, end }) / (this.count - 2));
    const errorOf = (values: number) => Math.max(spread / Math.sqrt(values), rounding);
    return difference / Math.hypot(errorOf(n), errorOf(this.count - n));
  }

  /** The stretch from the start that differs most from the rest, with so many values on either side. */
  bestSplit(least: number): Stretch | undefined {
    let best = -1;
    let most = -1;
    for (let end = least; end <= this.count - least; end += 1) {
      const explained = this.#explained(0, end);
      if (explained > most) [best, most] = [end, explained];
    }
    return best < 0 ? undefined : { start: 0, end: best };
  }

  /** The same of the stretches that neither begin nor end the series. */
  bestArc(least: number): Stretch | undefined {
    let [from, to] = [-1, -1];
    let most = -1;
    for (let start = least; start <= this.count - 2 * least; start += 1)
      for (let end = start + least; end <= this.count - least; end += 1) {
        const explained = this.#explained(start, end);
        if (explained <= most) continue;
        most = explained;
        from = start;
        to = end;
      }
    return from < 0 ? undefined : { start: from, end: to };
  }

  /** How much of the squares a stretch explains, a count-th of it. Called most of all: it makes no object. */
  #explained(start: number, end: number): number {
    const n = end - start;
    const sum = this.#sumOf(start, end);
    return (sum * sum) / (n * (this.count - n));
  }

  #sumOf(start: number, end: number): number {
    return (this.#sums[end] ?? 0) - (this.#sums[start] ?? 0);
  }
}
