import type { Message } from './messages/message';

/** Identifies one state of a file. */
export interface Stamp {
  /** Milliseconds since 1970, by the file system. */
  readonly modified: number;
  /** Bytes. */
  readonly size: number;
}

/** An entry of a folder. The target of a link is not looked at. */
export interface Listed {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * A file system as the core sees it: the disk of this machine, or what VS Code has. Paths are its to
 * understand. Every request has a limit, because a file system may report a wrong size.
 */
export interface Files {
  /** Undefined when there is no regular file there. */
  stat(path: string): Promise<Stamp | undefined>;
  /** The beginning of a file: so many bytes, fewer where it is shorter. Never waits for more to be written. */
  readStart(path: string, length: number): Promise<Uint8Array>;
  /** At most so many of the things in a folder, in no order. */
  list(folder: string, most: number): Promise<readonly Listed[]>;
  /** The canonical path of a file, as far as it can be found; rejects when there is no file. */
  realPath(path: string): Promise<string>;
  /** A path from another one, by steps such as `..` and names. */
  at(path: string, ...steps: readonly string[]): string;
  /** Describes a failure of one of these as a message; rethrows any other error. */
  reasonOf(error: unknown): Message;
}
