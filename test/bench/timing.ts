/**
 * The least milliseconds each of several works takes, over rounds in which they take turns: what
 * else the machine does then slows all of them alike, and the least is closest to what each needs.
 */
export function fastest<const Works extends readonly (() => void)[]>(
  works: Works,
  rounds: number,
): { readonly [Index in keyof Works]: number };
export function fastest(works: readonly (() => void)[], rounds: number): readonly number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) {
      const start = performance.now();
      work();
      least[at] = Math.min(least[at] ?? 0, performance.now() - start);
    }
  }
  return least;
}

/** A work of any size. */
export interface Growing {
  readonly size: number;
  prepare(size: number): () => void;
}

/**
 * How many times as much of the processor a work takes on twice as much: about 2 in proportion, 4 with
 * the square. Time in which the machine did something else is not counted; what is left of noise goes
 * with the least of some rounds, and of some attempts where that is not below what is hoped for.
 */
export function growthOf(
  { size, prepare }: Growing,
  { rounds, attempts = 1, hoped = 0 }: { rounds: number; attempts?: number; hoped?: number },
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts && least >= hoped; attempt += 1) {
    const works = [prepare(size), prepare(2 * size)] as const;
    const times = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
    for (let round = 0; round < rounds; round += 1) {
      for (const at of [0, 1] as const) times[at] = Math.min(times[at], processorTime(works[at]));
    }
    least = Math.min(least, times[1] / times[0]);
  }
  return least;
}

/** Microseconds of the processor. */
function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
