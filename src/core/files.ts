import type { Message } from './messages/message';

/** What tells one state of a file from the next. */
export interface Stamp {
  /** Milliseconds since 1970, by the file system. */
  readonly modified: number;
  /** Bytes. */
  readonly size: number;
}

/** Something in a folder. A link is not followed to tell what it leads to. */
export interface Listed {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * A file system as the core sees it: the disk of this machine, or what VS Code has. Paths are its to
 * understand. Whatever is asked for has a limit, because what the file system says of itself may be wrong.
 */
export interface Files {
  /** Undefined when there is no regular file there. */
  stat(path: string): Promise<Stamp | undefined>;
  /** The beginning of a file: so many bytes, fewer where it is shorter. Never waits for more to be written. */
  readStart(path: string, length: number): Promise<Uint8Array>;
  /** At most so many of the things in a folder, in no order. */
  list(folder: string, most: number): Promise<readonly Listed[]>;
  /** The one path of all that lead to the same file, as far as can be told; rejects when there is no file. */
  realPath(path: string): Promise<string>;
  /** A path from another one, by steps such as `..` and names. */
  at(path: string, ...steps: readonly string[]): string;
  /** Why one of these failed, for a person; throws what was no failure to read. */
  reasonOf(error: unknown): Message;
}
