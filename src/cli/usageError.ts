import type { Message } from '../core/messages/message';

/** What the user asked for cannot be done: said in one line, exit code 2. */
export class UsageError extends Error {
  /** `about` is the file or option the sentence is about, where the sentence does not name it. */
  constructor(
    readonly said: Message,
    readonly about?: string,
  ) {
    super(said.id);
    this.name = 'UsageError';
  }
}
