import { StringDecoder } from 'node:string_decoder';
import { ownEnvironment, startChild } from './child';
import { Failed } from './failed';

/** What a program of this machine printed until its end. */
export interface ProgramOutput {
  /** Absent when a signal ended it. */
  readonly code: number | undefined;
  readonly output: string;
  /** The end of what it wrote to stderr. */
  readonly errors: string;
}

/** Bounds of a program: milliseconds, and bytes of its output. */
export interface ProgramBounds {
  readonly timeout: number;
  readonly mostOutput: number;
}

/**
 * Runs a program of this machine to its end, without a shell and without input, in the user's environment.
 * @throws Failed `no-program`, `timed-out`, `too-much-output`
 */
export async function programOutput(
  argv: readonly string[],
  { timeout, mostOutput }: ProgramBounds,
): Promise<ProgramOutput> {
  const child = await startChild(argv, '', ownEnvironment());
  let failed: Failed | undefined;
  const stop = (failure: Failed) => {
    failed ??= failure;
    child.end();
  };
  const timer = setTimeout(() => stop(new Failed('timed-out', '')), timeout);
  const decoder = new StringDecoder('utf8');
  let output = '';
  let bytes = 0;
  try {
    for await (const chunk of child.output) {
      const piece = Buffer.from(chunk);
      bytes += piece.length;
      if (bytes > mostOutput) stop(new Failed('too-much-output', ''));
      else output += decoder.write(piece);
    }
  } catch (error) {
    // Ending the program ends its output; that is told by who ended it.
    if (failed === undefined) throw error;
  }
  try {
    if (failed !== undefined) throw failed;
    const { code } = await child.ended;
    await child.settled();
    if (failed !== undefined) throw failed;
    return { code, output: output + decoder.end(), errors: child.errors() };
  } finally {
    clearTimeout(timer);
    child.end();
  }
}
