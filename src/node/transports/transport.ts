import type { Failure } from '../../core/targets/failure';

/** The one way to a target: nobody who uses it knows whether it is SSH, a container or this machine. */
export interface Transport {
  /**
   * Runs a script of POSIX shell on the target and waits for its end. Rejects only for bugs.
   * @param script commands; its standard input is empty, what it prints is the answer
   */
  exec(script: string, options?: ExecOptions): Promise<Answer>;
  /**
   * Runs a script that prints a tar archive, and unpacks it into a new folder: all of it or nothing. A folder that is
   * there is left alone. May be repeated after any failure.
   * @param folder full path on this machine
   */
  fetch(script: string, folder: string, options?: FetchOptions): Promise<Fetched>;
}

export interface TalkOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until it is given up; 0 for never. */
  readonly timeout?: number;
}

export interface FetchOptions extends TalkOptions {
  /** Adds to what was unpacked, before the folder is at its place. Nothing comes home where it rejects. */
  readonly finish?: (unpacked: string) => Promise<void>;
}

export interface ExecOptions extends TalkOptions {
  /** Bytes of output that are taken; beyond that the script is ended. 0 for any number, with `hear` alone. */
  readonly mostOutput?: number;
  /** Hears the output as it comes, and none of it is kept: one may watch for days. */
  readonly hear?: (text: string) => void;
}

/** A script that ran to its end, whatever its status, or why it did not. */
export type Answer = Done | Broken;

export interface Done {
  readonly kind: 'done';
  /** As UTF-8; empty with `hear`. */
  readonly output: string;
  /** The end of what it wrote to stderr. */
  readonly errors: string;
  readonly status: number;
}

export interface Broken {
  readonly kind: 'failed';
  readonly failure: Failure;
  /** In the words of the program, the disk or the archive; not yet made harmless (see `failureMessage`). */
  readonly detail: string;
}

export type Fetched = { readonly kind: 'fetched'; readonly files: number; readonly bytes: number } | Broken;
