import type { Message } from '../messages/message';
import type { Stamp } from './entry';

/** The file systems and the clock an index works with. Paths are theirs to understand. */
export interface LibraryFiles {
  /** Undefined when there is no such file. */
  stat(path: string): Promise<Stamp | undefined>;
  /** The beginning of a file: `length` bytes, fewer where it is shorter, or all where parts cannot be had. */
  readStart(path: string, length: number): Promise<Uint8Array>;
  read(path: string): Promise<Uint8Array>;
  /** Why one of these failed, for a person; throws what was no failure to read. */
  reasonOf(error: unknown): Message;
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}
