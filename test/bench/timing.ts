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
