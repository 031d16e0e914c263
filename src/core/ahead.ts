/** The outcome of a task that begins before anybody asks for it; the first one who asks gets it, others begin anew. */
export class Ahead<Outcome> {
  #begun: Promise<Outcome> | undefined;

  constructor(private readonly task: () => Promise<Outcome>) {
    this.#begun = task();
    // Whoever asks is told of a failure; nobody may ask.
    this.#begun.catch(() => undefined);
  }

  take(): Promise<Outcome> {
    const begun = this.#begun ?? this.task();
    this.#begun = undefined;
    return begun;
  }

  /** What the task depends on is another now. */
  forget(): void {
    this.#begun = undefined;
  }
}
