/** Minimum time between two reports. */
const quietMilliseconds = 200;

/** Gathers changed paths and reports them together. */
export class ChangeSignal {
  readonly #paths = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param report receives the paths that changed since it was last called; none when all were reported already */
  constructor(private readonly report: (paths: readonly string[]) => void) {}

  /** Reports these paths, with others that follow, after a while. */
  soon(paths: readonly string[]): void {
    for (const path of paths) this.#paths.add(path);
    this.#timer ??= setTimeout(() => this.now(), quietMilliseconds);
  }

  /** Reports the gathered paths at once. */
  now(): void {
    this.dispose();
    const paths = [...this.#paths];
    this.#paths.clear();
    this.report(paths);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
