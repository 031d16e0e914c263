import type { Layer } from '../environment/stack/layer';
import type { Stamp } from '../files';
import type { Message } from '../messages/message';

/** A system as the library keeps it: enough to find, group and pick it. */
export interface LibrarySystem {
  readonly identifier: string;
  /** 0 for the first System of this identifier in the file. */
  readonly occurrence: number;
  /** False where only entries name it and no System describes it. */
  readonly isDeclared: boolean;
  /** Start of its run, as written. */
  readonly timestamp?: string;
  /** Its layers, as far as the file itself shows them; see `layersText`. */
  readonly layers: readonly Layer[];
  readonly processor?: string;
  /** Results it has an entry of, the failed ones too; absent until the whole file is read. */
  readonly results?: number;
  /** Entries that hold nothing. */
  readonly failed?: number;
}

interface Described {
  readonly title?: string;
  /** When PTS wrote the file: `YYYY-MM-DD HH:MM:SS`, local time there, as written. */
  readonly modified?: string;
  readonly systems: readonly LibrarySystem[];
}

/** The head of a file: the part before the first result. */
export interface HeadContent extends Described {
  readonly kind: 'head';
}

/** The summary of a whole file. */
export interface WholeContent extends Described {
  readonly kind: 'whole';
  readonly results: number;
  /** Titles of the benchmarks, each once, in the order of the file. */
  readonly benchmarks: readonly string[];
  readonly failed: number;
  /** Entries that a described system lacks of results that are no derived data. */
  readonly missing: number;
  /** The XML is truncated or broken; the other fields describe the part before. */
  readonly isBroken: boolean;
}

export type Content =
  | HeadContent
  | WholeContent
  /** Another product's composite.xml, left alone. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unreadable'; readonly reason: Message };

/** A result file of the library. */
export interface LibraryEntry {
  /** As the file system it came from names it. */
  readonly path: string;
  readonly stamp: Stamp;
  readonly content: Exclude<Content, { readonly kind: 'foreign' }>;
  /** The file is being written: the content is the last whole one, or the part so far. */
  readonly isBeingWritten: boolean;
}

/** The systems of an entry; none where it could not be read. */
export function systemsIn({ content }: LibraryEntry): readonly LibrarySystem[] {
  return systemsOf(content);
}

/** The systems of a file; none where it is no result. */
export function systemsOf(content: Content): readonly LibrarySystem[] {
  return content.kind === 'head' || content.kind === 'whole' ? content.systems : [];
}

export function titleIn({ content }: LibraryEntry): string | undefined {
  return content.kind === 'unreadable' ? undefined : content.title;
}
