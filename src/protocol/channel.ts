/**
 * Calls and replies between the extension host and a page, both directions over one pipe. A side's
 * calls are the methods of one interface, so a call, its argument and its reply cannot disagree.
 */

/** An interface whose methods take one plain value (`undefined` for none) and answer with a plain value. */
export type Calls<T> = { readonly [K in keyof T]: (argument: never) => unknown };

type ArgumentOf<F> = F extends (argument: infer A) => unknown ? A : never;
type ReplyOf<F> = F extends (argument: never) => infer R ? Awaited<R> : never;

/** The handlers of one side, one for each method; an answer may come later. */
export type Handlers<T extends Calls<T>> = {
  readonly [K in keyof T]: (argument: ArgumentOf<T[K]>) => ReplyOf<T[K]> | Promise<ReplyOf<T[K]>>;
};

/** Checks an argument that came over the border: returns it when it has the right shape, else throws. */
export type Guards<T extends Calls<T>> = {
  readonly [K in keyof T]: (argument: unknown) => ArgumentOf<T[K]>;
};

interface CallEnvelope {
  readonly kind: 'call';
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

type ReplyEnvelope =
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string };

export type Envelope = CallEnvelope | ReplyEnvelope;

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('id' in value)) return false;
  if (typeof value.id !== 'number') return false;
  if (value.kind === 'call') return 'method' in value && typeof value.method === 'string';
  return value.kind === 'reply' || (value.kind === 'failure' && 'reason' in value);
}

/** The other side refused or failed; `message` is its reason. */
export class RemoteError extends Error {}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Channel<Own extends Calls<Own>, Other extends Calls<Other>> {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(
    private readonly post: (envelope: Envelope) => void,
    private readonly handlers: Handlers<Own>,
    private readonly guards: Guards<Own>,
  ) {}

  /** Calls a method of the other side. Rejects with `RemoteError` when it refuses or fails. */
  call<K extends keyof Other & string>(
    method: K,
    ...argument: ArgumentOf<Other[K]> extends undefined ? [] : [ArgumentOf<Other[K]>]
  ): Promise<ReplyOf<Other[K]>> {
    const id = ++this.#last;
    const reply = new Promise<ReplyOf<Other[K]>>((resolve, reject) => {
      // The one cast of the protocol: both sides are compiled from the same interface.
      this.#waiting.set(id, { resolve: value => resolve(value as ReplyOf<Other[K]>), reject });
    });
    this.post({ kind: 'call', id, method, argument: argument[0] });
    return reply;
  }

  /** Handles a message that arrived; one that is no envelope of this protocol is ignored. */
  async receive(message: unknown): Promise<void> {
    if (!isEnvelope(message)) return;
    if (message.kind === 'call') {
      this.post(await this.#answer(message));
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'failure') waiting?.reject(new RemoteError(message.reason));
    else waiting?.resolve(message.value);
  }

  async #answer(call: CallEnvelope): Promise<ReplyEnvelope> {
    try {
      if (!this.#knows(call.method)) throw new Error(`no such call: ${call.method}`);
      const argument = this.guards[call.method](call.argument);
      return { kind: 'reply', id: call.id, value: await this.handlers[call.method](argument) };
    } catch (error) {
      return { kind: 'failure', id: call.id, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  #knows(method: string): method is keyof Own & string {
    return Object.hasOwn(this.handlers, method);
  }
}
