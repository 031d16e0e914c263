import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { extract, type Header } from 'tar-stream';
import { arrivingMark } from '../../core/arriving';
import { entryPath, sameOnDisk } from './entryPath';
import { Failed } from './failed';

/** A result with all logs of a long run has some thousand files and some ten megabytes. */
const usualLimits = { entries: 20_000, bytes: 1_000_000_000 };

export type HomeLimits = typeof usualLimits;

export interface Home {
  readonly files: number;
  readonly bytes: number;
}

/** What was begun before this many milliseconds is nobody's any more. */
const abandoned = 24 * 60 * 60_000;

/**
 * Unpacks a tar archive into a new folder, complete or not at all: it is written beside under a name of its own, and
 * moved when the whole archive has come, and is on the disk. Of an entry only the name, the kind and the bytes count;
 * owners, modes and times are those of this machine.
 * @param finish adds to what was unpacked, before it is moved
 * @throws Failed also what the archive throws; then nothing of it is left
 */
export async function bringHome(
  archive: AsyncIterable<Uint8Array>,
  folder: string,
  limits: HomeLimits = usualLimits,
  finish: (unpacked: string) => Promise<void> = async () => {},
): Promise<Home> {
  // Before anything is asked of the target, and again at the end.
  if (await isThere(folder)) throw new Failed('folder-exists', folder);
  const beside = await besideOf(folder);
  try {
    const unpacking = new Unpacking(beside, limits);
    await unpacking.unpack(archive);
    await finish(beside);
    for (const made of unpacking.folders) await syncFolder(path.join(beside, made));
    // Moving to a folder that is empty would replace it.
    if (await isThere(folder)) throw new Failed('folder-exists', folder);
    await onDisk(() => rename(beside, folder));
    await syncFolder(path.dirname(folder));
    return unpacking.home;
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** Makes the folder that is written to, and removes those that a killed process left there long ago. */
async function besideOf(folder: string): Promise<string> {
  const parent = path.dirname(folder);
  const beginning = `.${path.basename(folder)}${arrivingMark}`;
  const beside = path.join(parent, `${beginning}${randomBytes(6).toString('hex')}`);
  await onDisk(() => mkdir(parent, { recursive: true }));
  for (const name of await onDisk(() => readdir(parent))) {
    if (!name.startsWith(beginning)) continue;
    const left = path.join(parent, name);
    const { mtimeMs } = await onDisk(() => stat(left));
    if (Date.now() - mtimeMs > abandoned) await rm(left, { recursive: true, force: true });
  }
  await onDisk(() => mkdir(beside));
  return beside;
}

/** Writes the entries of one archive. */
class Unpacking {
  private readonly seen = new Map<string, { readonly name: string; readonly isFolder: boolean }>();
  private entries = 0;
  private files = 0;
  private bytes = 0;
  /** Where the last entry's bytes end in the archive. */
  private end = 0;

  constructor(
    private readonly folder: string,
    private readonly limits: HomeLimits,
  ) {}

  /** Those that were made, below the first one. */
  get folders(): readonly string[] {
    return ['.', ...[...this.seen.values()].flatMap(({ name, isFolder }) => (isFolder ? [name] : []))];
  }

  get home(): Home {
    return { files: this.files, bytes: this.bytes };
  }

  async unpack(archive: AsyncIterable<Uint8Array>): Promise<void> {
    const unpack = extract();
    // The first failure is the cause: the streams between add their own.
    let cause: unknown;
    const closed = new Promise<void>(resolve => unpack.once('close', () => resolve()));
    unpack.on('error', error => {
      cause ??= error;
    });
    const stop = (error: unknown) => {
      cause ??= error;
      unpack.destroy(new Error('stopped'));
    };
    const placed = this.entriesOf(unpack).catch(stop);
    let came = 0;
    let last: Uint8Array = new Uint8Array();
    try {
      for await (const chunk of archive) {
        if (cause !== undefined) break;
        came += chunk.length;
        if (came > this.limits.bytes + this.limits.entries * mostHeader)
          throw new Failed('archive-too-large', '');
        last = Buffer.concat([last, chunk.subarray(-2 * block)]).subarray(-2 * block);
        if (!unpack.write(chunk)) await Promise.race([drained(unpack), closed]);
      }
      unpack.end(undefined);
    } catch (error) {
      stop(error);
    }
    await Promise.all([placed, closed]);
    if (cause !== undefined)
      throw cause instanceof Failed ? cause : new Failed('archive-broken', said(cause));
    // An archive ends with two empty blocks: without them it may be the beginning of one.
    if (this.entries === 0 || came < this.end + 2 * block || last.some(byte => byte !== 0))
      throw new Failed('archive-broken', '');
  }

  private async entriesOf(unpack: ReturnType<typeof extract>): Promise<void> {
    for await (const entry of unpack) {
      this.entries += 1;
      if (this.entries > this.limits.entries) throw new Failed('archive-too-large', '');
      // tar-stream gives no number for a size that it cannot read, and then waits for it for ever.
      if (!Number.isSafeInteger(entry.header.size) || entry.header.size < 0)
        throw new Failed('archive-broken', entry.header.name);
      this.end = entry.offset + block + Math.ceil(entry.header.size / block) * block;
      await this.place(entry.header, entry);
    }
  }

  private async place({ name, type, size }: Header, content: AsyncIterable<unknown>): Promise<void> {
    const parts = entryPath(name);
    const isFolder = type === 'directory';
    if (parts === undefined || !(isFolder || type === 'file' || type === 'contiguous-file'))
      throw new Failed('archive-unsafe', name);
    if (parts.length === 0 && !isFolder) throw new Failed('archive-unsafe', name);
    for (let depth = 1; depth < parts.length; depth += 1) this.know(parts.slice(0, depth), true);
    this.know(parts, isFolder);
    this.bytes += size;
    if (this.bytes > this.limits.bytes) throw new Failed('archive-too-large', name);
    const file = path.join(this.folder, ...parts);
    await onDisk(() => mkdir(isFolder ? file : path.dirname(file), { recursive: true }));
    if (!isFolder) await onDisk(() => writeFile(file, content));
    else for await (const _ of content) throw new Failed('archive-unsafe', name);
    if (!isFolder) this.files += 1;
  }

  /** A file comes once, and no two names are one on a disk that knows no case. */
  private know(parts: readonly string[], isFolder: boolean): void {
    const name = parts.join('/');
    const key = sameOnDisk(parts);
    const known = this.seen.get(key);
    if (known === undefined) this.seen.set(key, { name, isFolder });
    else if (!isFolder || !known.isFolder || known.name !== name) throw new Failed('archive-unsafe', name);
  }
}

const block = 512;
/** Bytes of an archive around the content of an entry. What is beyond belongs to none. */
const mostHeader = 20 * block;

async function writeFile(file: string, content: AsyncIterable<unknown>): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    for await (const chunk of content) if (chunk instanceof Uint8Array) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function drained(stream: ReturnType<typeof extract>): Promise<void> {
  return new Promise(resolve => stream.once('drain', () => resolve()));
}

/** Windows opens no folder, and keeps their order by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await onDisk(() => open(folder));
  try {
    await handle.sync();
  } catch {
    // Some network file systems cannot.
  } finally {
    await handle.close();
  }
}

async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new Failed('disk-failed', error.message);
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
