import type { Failure } from '../../core/targets/failure';
import type { Broken } from './transport';

/** Carries a failure through streams, up to the transport that answers with it. */
export class Failed extends Error {
  constructor(
    readonly failure: Failure,
    readonly detail: string,
  ) {
    super(failure);
  }

  get answer(): Broken {
    return { kind: 'failed', failure: this.failure, detail: this.detail };
  }
}

/** The answer for a failure; anything else is a bug and is thrown again. */
export function answerOf(error: unknown): Broken {
  if (error instanceof Failed) return error.answer;
  throw error;
}
