import { type Looked, nextLook } from './nextLook';
import { isOpen, type RunEntry } from './standing';

/** The one clock that polling goes by; a test has its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once, so many milliseconds from now; the answer takes that back. */
  later(call: () => void, milliseconds: number): () => void;
}

/** What polling sees, and how it asks. */
export interface Polled {
  readonly entries: readonly RunEntry[];
  /** Whether the window is in front, and may contact anything. */
  readonly isWatched: boolean;
  /** Asks a target how these runs are, and notes what it says; false where it did not answer. */
  ask(target: string, ids: readonly string[]): Promise<boolean>;
  /** `ask` threw. */
  failed(error: unknown): void;
}

/**
 * Asks targets how their runs are, while any goes on and somebody looks. Where nothing runs there is no timer, and no one
 * is asked: `look` is called when anything has changed that decides it.
 */
export class Polling {
  readonly #looked = new Map<string, Looked>();
  readonly #asking = new Set<string>();
  #stop: (() => void) | undefined;
  #isOver = false;

  constructor(
    private readonly polled: Polled,
    private readonly clock: Clock,
  ) {}

  /** Asks whoever is due, and sets the timer for the next one. */
  look(): void {
    this.#stop?.();
    this.#stop = undefined;
    // A target may answer after the window was closed.
    if (this.#isOver) return;
    const { entries, isWatched } = this.polled;
    const { now, wait } = nextLook(entries, this.#looked, isWatched, this.clock.now());
    for (const [target, ids] of now)
      this.#ask(target, ids).catch((error: unknown) => this.polled.failed(error));
    if (wait !== undefined) this.#stop = this.clock.later(() => this.look(), wait);
  }

  /** Asks a target of which runs go on now, whenever it was asked last. */
  async ask(target: string): Promise<void> {
    const ids = this.polled.entries
      .filter(entry => isOpen(entry) && entry.record.target === target)
      .map(({ record }) => record.id);
    if (ids.length > 0) await this.#ask(target, ids);
  }

  dispose(): void {
    this.#isOver = true;
    this.look();
  }

  async #ask(target: string, ids: readonly string[]): Promise<void> {
    if (this.#asking.has(target)) return;
    this.#asking.add(target);
    try {
      const failures = this.#looked.get(target)?.failures ?? 0;
      this.#looked.set(target, { at: this.clock.now(), failures });
      const isReached = await this.polled.ask(target, ids);
      this.#looked.set(target, { at: this.clock.now(), failures: isReached ? 0 : failures + 1 });
    } finally {
      this.#asking.delete(target);
    }
    this.look();
  }
}
