/** Milliseconds of work after which others get their turn. */
const turn = 10;

/** Divides long work into small turns, so that whoever shares the thread is never kept waiting. */
export class TimeSlices {
  #start = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: { now(): number; wait(milliseconds: number): Promise<void> }) {}

  /** Goes on at once, or in the next turn when this one is used up; of those that wait the first begins it. */
  async next(): Promise<void> {
    while (this.clock.now() - this.#start >= turn) {
      const before = this.#start;
      await this.clock.wait(0);
      if (this.#start === before) this.#start = this.clock.now();
    }
  }
}
