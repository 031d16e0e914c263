/** One file to write; its name is relative to the folder and of our own making. */
export interface WrittenFile {
  readonly name: string;
  readonly text: string;
}

/** The folder that files go to. Every method rejects for what the disk refuses. */
export interface WritingFolder {
  /** The bytes of a file, or that it is none; undefined where there is nothing. */
  read(name: string): Promise<Uint8Array | 'not-a-file' | undefined>;
  /** Makes the folders that are missing. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Replaces what is there under the new name. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing where there is no such file. */
  delete(name: string): Promise<void>;
}

/** A file that is to stay: `changed`, a person changed it; `foreign`, we did not write it. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: 'changed' | 'foreign';
}

/** What comes of a file that is to be written where there is one already. */
export type Rewriting = { readonly kind: 'write'; readonly text: string } | Refused;

/** A file that stands in the way. */
export interface Refusal {
  readonly name: string;
  readonly why: Refused['why'];
}
