import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
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
    return isNew(writeFile(file, `${hostname()} ${process.pid}\n`, { flag: 'wx' }));
  }

  /** Takes a claim away that nobody renews. Renaming first: of two windows that see it, one does. */
  async #clear(file: string): Promise<boolean> {
    const isLeft = await this.#isAbandoned(file);
    if (isLeft !== true) return isLeft === undefined;
    const aside = `${file}.${randomBytes(6).toString('hex')}`;
    if ((await unlessMissing(rename(file, aside).then(() => true))) === undefined) return false;
    const isFresh = (await this.#isAbandoned(aside)) === false;
    // Another window cleared it, and claimed it, in between: that claim is put back.
    if (isFresh) await isNew(link(aside, file));
    await rm(aside, { force: true });
    return !isFresh;
  }

  /** Whether nobody has a claim any more: nobody renews it, or whoever took it on this machine has ended. Undefined for none. */
  async #isAbandoned(file: string): Promise<boolean | undefined> {
    const found = await unlessMissing(stat(file));
    if (found === undefined) return undefined;
    if (Date.now() - found.mtimeMs >= abandoned) return true;
    const [, host, pid] =
      /^(\S+) (\d{1,10})\n$/.exec((await unlessMissing(readFile(file, 'utf8'))) ?? '') ?? [];
    // A folder may be shared with other machines, whose processes are not to be seen here.
    return host === hostname() && pid !== undefined && hasEnded(Number(pid));
  }

  /** @throws RangeError for a name that leads out of the folder */
  #at(name: string): string {
    if (!/^[\w.-]{1,200}$/.test(name)) throw new RangeError('This name is not one of a record.');
    return path.join(this.folder, name);
  }
}

/** Whether there is no process of this number; one of another user is one. */
function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
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
