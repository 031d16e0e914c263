import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { Failed } from './failed';

/** Characters of stderr that are kept: its end. */
const longestErrors = 16_000;
/** Milliseconds between asking a program to end and ending it. */
const grace = 2_000;
/** Milliseconds for a program to end by itself once its output has. */
const patience = 2_000;
/** Milliseconds for what it wrote to stderr before its end. */
const lastWords = 200;

export interface Ending {
  /** Exit status; absent when a signal ended it. */
  readonly code: number | undefined;
}

/** A program that was started, with its streams and its end. */
export interface Child {
  readonly output: Readable;
  /** Resolves when the program has ended. */
  readonly ended: Promise<Ending>;
  /** What it wrote to stderr until now, of which the end is kept. */
  errors(): string;
  /** Waits for its end and all of stderr, but not long for a helper that keeps it alive or open in the background. */
  settled(): Promise<void>;
  /** Ends it and what it started, but nothing that left its process group. Does nothing when it has ended. */
  end(): void;
}

/**
 * Starts a program without a shell and gives it its input.
 * @param argv the program and its arguments
 * @throws Failed `no-program`
 */
export async function startChild(
  argv: readonly string[],
  input: string,
  environment: NodeJS.ProcessEnv,
): Promise<Child> {
  const [program = '', ...args] = argv;
  // A group of its own: what a signal to it ends is what it started. It has no terminal, and so asks nothing.
  const isGroup = process.platform !== 'win32';
  const child = spawn(program, args, { env: environment, detached: isGroup, windowsHide: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', error => reject(new Failed('no-program', reasonOf(program, error))));
  });
  // Later ones are about signals to a program that has ended.
  child.on('error', () => undefined);
  const decoder = new StringDecoder('utf8');
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + decoder.write(chunk)).slice(-longestErrors);
  });
  // A program that ends early reads nothing more: its end says why.
  for (const stream of [child.stdin, child.stderr]) stream.on('error', () => undefined);
  child.stdin.end(input);

  let hasEnded = false;
  const ended = new Promise<Ending>(resolve => {
    child.once('exit', code => {
      hasEnded = true;
      resolve({ code: code ?? undefined });
    });
  });
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()));
  const signal = (name: NodeJS.Signals) => {
    if (!isGroup || child.pid === undefined) child.kill(name);
    else
      try {
        process.kill(-child.pid, name);
      } catch {
        // Nobody is left.
      }
  };
  return {
    output: child.stdout,
    ended,
    errors: () => errors,
    settled: async () => {
      await within(patience, ended);
      await within(lastWords, closed);
    },
    end: () => {
      child.stdout.destroy();
      if (hasEnded) return;
      signal('SIGTERM');
      // Also where it has ended: something that it started may not want to.
      setTimeout(() => signal('SIGKILL'), grace);
    },
  };
}

/** The user's environment, without what the editor put there for its own programs: a run must not depend on it. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}

/** The name of a program that is not there; with the reason when it is, but does not start. */
function reasonOf(program: string, error: Error): string {
  const isMissing = 'code' in error && error.code === 'ENOENT';
  return isMissing ? program : `${program}: ${error.message}`;
}

/** Waits for a promise, at most so many milliseconds. */
async function within(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
