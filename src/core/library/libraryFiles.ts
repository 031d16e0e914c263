import type { Files } from '../files';

/** The file system and the clock an index works with. */
export interface LibraryFiles extends Pick<Files, 'stat' | 'readStart' | 'list' | 'at' | 'reasonOf'> {
  /** All of a file, or one byte more than `mostBytes` where it is larger. */
  read(path: string): Promise<Uint8Array>;
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}
