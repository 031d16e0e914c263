/** PTS rewrites a file in place, in many small writes: wait until it is quiet before reading again. */
const quietMilliseconds = 250;

/** A writer that never is quiet still shows its progress. */
const longestWait = 2_000;

/** Gathers what changed and tells it once it is quiet. */
export class Settling<T> {
  readonly #gathered = new Set<T>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(private readonly settled: (changed: ReadonlySet<T>) => void) {}

  touch(...changed: readonly T[]): void {
    if (this.#gathered.size === 0) this.#since = Date.now();
    for (const one of changed) this.#gathered.add(one);
    clearTimeout(this.#timer);
    const waited = Date.now() - this.#since;
    this.#timer = setTimeout(
      () => this.#tell(),
      Math.max(0, Math.min(quietMilliseconds, longestWait - waited)),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#gathered.clear();
  }

  #tell(): void {
    const changed = new Set(this.#gathered);
    this.#gathered.clear();
    if (changed.size > 0) this.settled(changed);
  }
}
