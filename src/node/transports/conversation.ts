import { type Child, type Ending, startChild } from './child';
import { Failed } from './failed';
import { Frame } from './frame';
import type { TalkOptions } from './transport';

/** A program that runs a POSIX shell on its input. */
export interface ShellProgram {
  readonly argv: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Why no shell answered, from the program's end and stderr. */
  readonly failureOf: (ending: Ending, errors: string) => Failed;
}

/** How a script ended that answered to its end. */
export interface Over {
  readonly status: number;
  readonly errors: string;
}

const usualTimeout = 60_000;

/**
 * Runs one script and yields its answer piece by piece, no faster than it is taken. Whoever stops taking ends the
 * program.
 * @throws Failed when the answer is not whole
 */
export async function* conversation(
  program: ShellProgram,
  script: string,
  { signal, timeout = usualTimeout }: TalkOptions,
): AsyncGenerator<Uint8Array, Over> {
  const isAborted = () => signal?.aborted === true;
  if (isAborted()) throw new Failed('cancelled', '');
  const frame = new Frame();
  const child = await startChild(program.argv, frame.around(script), program.environment);
  let stopped: Failed | undefined;
  const stop = (failed: Failed) => {
    stopped ??= failed;
    child.end();
  };
  const onAbort = () => stop(new Failed('cancelled', ''));
  signal?.addEventListener('abort', onAbort, { once: true });
  // It may have been aborted while the program started.
  if (isAborted()) onAbort();
  const timer =
    timeout === 0
      ? undefined
      : setTimeout(() => stop(new Failed('timed-out', lastLine(child.errors()))), timeout);
  try {
    yield* answer(child, frame);
    if (frame.status !== undefined) {
      await child.settled();
      return { status: frame.status, errors: child.errors() };
    }
    throw stopped ?? (await failureOf(program, child, frame));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    child.end();
  }
}

/** What belongs to the answer, until the last mark or the end of the output. */
async function* answer(child: Child, frame: Frame): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of child.output) {
      const piece = frame.read(chunk);
      if (piece.length > 0) yield piece;
      if (frame.isOver || frame.isFlooded) return;
    }
  } catch (error) {
    // Ending the program ends its output; that is told by who ended it.
    if (!child.output.destroyed) throw error;
  }
}

async function failureOf(program: ShellProgram, child: Child, frame: Frame): Promise<Failed> {
  if (frame.isFlooded) return new Failed('too-much-output', '');
  await child.settled();
  if (frame.hasBegun) return new Failed('connection-lost', lastLine(child.errors()));
  child.end();
  return program.failureOf(await child.ended, child.errors());
}

/** The last line that says something. */
export function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
