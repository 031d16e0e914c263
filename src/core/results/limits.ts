/** Largest result file that is looked at, in bytes: VS Code itself opens no larger text document. */
export const mostBytes = 50 * 1024 * 1024;

/** How much of one file is read. PTS stays far below; a file beyond is hostile or broken. */
export const limits = {
  /** Elements within elements; PTS uses 6. */
  depth: 64,
  attributes: 10_000,
  systems: 10_000,
  results: 100_000,
  entries: 1_000_000,
  /** Trials, samples, outcomes and run times together. */
  items: 2_000_000,
  /** `Key: value` pairs of one Hardware or Software text; what follows stays in the last value. */
  components: 1_000,
  /** UTF-16 units of one JSON element that are parsed. */
  json: 4_000_000,
  /** Times that reading goes on after XML that breaks. */
  breaks: 1_000,
  /** Problems told one by one. */
  problems: 10_000,
} as const;

/** What is counted over the whole file. */
export type Counted = 'attributes' | 'systems' | 'results' | 'entries' | 'items';

/** What is left to be read of a file; reading stops where it is used up. */
export class Budget {
  readonly #used = new Map<Counted, number>();
  #exceeded: Counted | undefined;

  /** The first limit that was passed. */
  get exceeded(): Counted | undefined {
    return this.#exceeded;
  }

  /** How many more may be taken. */
  left(counted: Counted): number {
    return limits[counted] - (this.#used.get(counted) ?? 0);
  }

  /** Takes this many; false, and nothing taken, when fewer are left. */
  take(counted: Counted, count = 1): boolean {
    const used = (this.#used.get(counted) ?? 0) + count;
    if (used > limits[counted]) {
      this.#exceeded ??= counted;
      return false;
    }
    this.#used.set(counted, used);
    return true;
  }
}
