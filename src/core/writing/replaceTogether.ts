import type { WritingFolder } from './writtenFile';

/** What is to become of one file. */
export interface Change {
  readonly name: string;
  /** Undefined where the file goes. */
  readonly text?: string;
  /** Undefined where there is no such file yet. */
  readonly former?: Uint8Array;
}

/** `left`: files beside the report that could not be deleted again. */
export type Replaced =
  | { readonly kind: 'written'; readonly left: readonly string[] }
  | {
      readonly kind: 'failed';
      /** What the disk said. */
      readonly cause: unknown;
      /** Files that are new and could not be put back: what they were stands under `setAside`. None, if all is as before. */
      readonly torn: readonly string[];
      readonly left: readonly string[];
    };

const waiting = (name: string) => `${name}.pts-lens-tmp`;

/** Where the former text of a file stands while it is replaced. */
export const setAside = (name: string) => `${name}.pts-lens-old`;

/**
 * Makes all changes or none. The new texts and copies of the former ones are written beside first: a full disk is met
 * before anything changes, and no file is ever missing under its name, even if the program is ended half-way.
 */
export async function replaceTogether(changes: readonly Change[], folder: WritingFolder): Promise<Replaced> {
  const beside: string[] = [];
  const done: Change[] = [];
  const write = (name: string, content: string | Uint8Array) => {
    beside.push(name);
    return folder.write(name, content);
  };
  try {
    for (const { name, text } of changes) if (text !== undefined) await write(waiting(name), text);
    for (const { name, former } of changes) if (former !== undefined) await write(setAside(name), former);
    for (const change of changes) {
      const { name, text } = change;
      if (text === undefined) await folder.delete(name);
      else await folder.rename(waiting(name), name);
      done.push(change);
    }
  } catch (cause) {
    const torn = await putBack(done, folder);
    const kept = new Set(torn.map(setAside));
    const left = await deleteAll(
      beside.filter(name => !kept.has(name)),
      folder,
    );
    return { kind: 'failed', cause, torn, left };
  }
  return { kind: 'written', left: await deleteAll(beside, folder) };
}

/** The last first; answers the files that stay as they are now. */
async function putBack(done: readonly Change[], folder: WritingFolder): Promise<readonly string[]> {
  const torn: string[] = [];
  for (const { name, former } of done.toReversed())
    try {
      if (former === undefined) await folder.delete(name);
      else await folder.rename(setAside(name), name);
    } catch {
      torn.push(name);
    }
  return torn;
}

/** Answers those that the disk does not let go. */
async function deleteAll(names: readonly string[], folder: WritingFolder): Promise<readonly string[]> {
  const left: string[] = [];
  for (const name of names)
    try {
      await folder.delete(name);
    } catch {
      // A place that refuses everything may never have had it.
      if (await isThere(name, folder)) left.push(name);
    }
  return left;
}

async function isThere(name: string, folder: WritingFolder): Promise<boolean> {
  try {
    return (await folder.read(name)) !== undefined;
  } catch {
    return false;
  }
}
