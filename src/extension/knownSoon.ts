/** What a page waits for. */
export interface Looking<T> {
  /** Looks. */
  readonly look: () => Promise<T>;
  /** Milliseconds that an answer is waited for. */
  readonly patience: number;
  /** A look that was not waited for has ended: what is shown is of the one before. */
  readonly came: () => void;
  /** A look that was not waited for has failed. */
  readonly failed: (error: unknown) => void;
}

/** The answer to a question that may take long: where it does, that of the last time, so that a page keeps what it shows. */
export class KnownSoon<T> {
  #known: T | undefined;

  constructor(private readonly looking: Looking<T>) {}

  /**
   * Looks again. The answer is undefined where the first look takes long.
   * @throws as the look does, while it is waited for
   */
  async answer(): Promise<T | undefined> {
    const { look, patience, came, failed } = this.looking;
    let isLate = false;
    const looked = look().then(known => {
      this.#known = known;
      if (isLate) came();
      return { known };
    });
    const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), patience));
    const answer = await Promise.race([looked, late]);
    if (answer !== undefined) return answer.known;
    isLate = true;
    looked.catch(failed);
    return this.#known;
  }
}
