import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** Milliseconds after which a claim that nobody renews is nobody's: its window was closed or has died. */
const abandoned = 60_000;
const renewal = 10_000;

/** Bytes of a file that is read. */
const longest = 64_000_000;

/** What only one window does at a time. It is kept until it is let go, or the window is gone. */
export interface Claim {
  release(): Promise<void>;
}

/** A folder of small files that all windows of a user share: a file is written once, whole, and never changed. */
export class RecordFolder {
  constructor(private readonly folder: string) {}

  /** Names of the files; none where there is no folder yet. */
  async list(): Promise<readonly string[]> {
    const names = await unlessMissing(readdir(this.folder));
    return (names ?? []).filter(name => !name.startsWith('.'));
  }

  /** Undefined for a file that is not there, or far too large to be one of ours. */
  async read(name: string): Promise<string | undefined> {
    const file = this.#at(name);
    const found = await unlessMissing(stat(file));
    if (found === undefined || found.size > longest) return undefined;
    return unlessMissing(readFile(file, 'utf8'));
  }

  /** Writes a file that is not there yet; false where it is. Nobody ever reads half of it. */
  async writeNew(name: string, text: string): Promise<boolean> {
    await mkdir(this.folder, { recursive: true });
    const beside = this.#at(`.${name}.${randomBytes(6).toString('hex')}`);
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      // Unlike a rename, a link fails where another window was quicker.
      return await isNew(link(beside, this.#at(name)));
    } finally {
      await rm(beside, { force: true });
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.#at(name), { force: true });
  }

  /** Claims what only one window is to do; undefined where another one has it. */
  async claim(name: string): Promise<Claim | undefined> {
    await mkdir(this.folder, { recursive: true });
    const file = this.#at(`${name}.claim`);
    if (!(await this.#take(file)) && !((await this.#clear(file)) && (await this.#take(file))))
      return undefined;
    const timer = setInterval(() => {
      const now = new Date();
      utimes(file, now, now).catch(() => undefined);
    }, renewal);
    return {
      release: async () => {
        clearInterval(timer);
        await rm(file, { force: true });
      },
    };
  }

  async #take(file: string): Promise<boolean> {
    return isNew(open(file, 'wx').then(handle => handle.close()));
  }

  /** Takes a claim away that nobody renews. Renaming first: of two windows that see it, one does. */
  async #clear(file: string): Promise<boolean> {
    const found = await unlessMissing(stat(file));
    if (found === undefined) return true;
    if (Date.now() - found.mtimeMs < abandoned) return false;
    const aside = `${file}.${randomBytes(6).toString('hex')}`;
    if ((await unlessMissing(rename(file, aside).then(() => true))) === undefined) return false;
    const moved = await unlessMissing(stat(aside));
    const isFresh = moved !== undefined && Date.now() - moved.mtimeMs < abandoned;
    // Another window cleared it, and claimed it, in between: that claim is put back.
    if (isFresh) await isNew(link(aside, file));
    await rm(aside, { force: true });
    return !isFresh;
  }

  /** @throws RangeError for a name that leads out of the folder */
  #at(name: string): string {
    if (!/^[\w.-]{1,200}$/.test(name)) throw new RangeError('This name is not one of a record.');
    return path.join(this.folder, name);
  }
}

async function isNew(making: Promise<unknown>): Promise<boolean> {
  try {
    await making;
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function unlessMissing<T>(task: Promise<T>): Promise<T | undefined> {
  try {
    return await task;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
