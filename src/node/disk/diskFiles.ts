import { constants } from 'node:fs';
import { type FileHandle, open, opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Files, Listed, Stamp } from '../../core/files';
import type { LibraryFiles } from '../../core/library/libraryFiles';
import { type Message, message } from '../../core/messages/message';
import { mostBytes } from '../../core/results/limits';

/** The files of this machine, of which a beginning can be read without the rest. */
export const diskFiles: Files & LibraryFiles = {
  stat: stampOf,
  readStart,
  read: file => readStart(file, mostBytes + 1),
  list,
  realPath: file => realpath(file),
  at: (from, ...steps) => path.join(from, ...steps),
  reasonOf: reasonOfDisk,
  now: () => Date.now(),
  wait: milliseconds => delay(milliseconds),
};

async function stampOf(file: string): Promise<Stamp | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? { modified: found.mtimeMs, size: found.size } : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Room for a file that says it has no bytes: those of /proc do. */
const leastRoom = 64 * 1024;

async function readStart(file: string, length: number): Promise<Uint8Array> {
  // A pipe that came in place of the file would be waited for forever. Windows has no such flag.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await readUpTo(handle, length);
  } finally {
    await handle.close();
  }
}

/** The size says how much room to make, not when to stop: it may be wrong, and files grow. */
async function readUpTo(handle: FileHandle, length: number): Promise<Uint8Array> {
  const { size } = await handle.stat();
  let bytes = new Uint8Array(Math.min(length, Math.max(size + 1, leastRoom)));
  let filled = 0;
  while (filled < length) {
    if (filled === bytes.length) {
      const more = new Uint8Array(Math.min(length, 2 * filled));
      more.set(bytes);
      bytes = more;
    }
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function list(folder: string, most: number): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for await (const entry of await opendir(folder, { bufferSize: 1_000 })) {
    if (found.length >= most) break;
    const kind = entry.isDirectory()
      ? 'folder'
      : entry.isFile()
        ? 'file'
        : entry.isSymbolicLink()
          ? 'link'
          : 'other';
    found.push({ name: entry.name, kind });
  }
  return found;
}

function reasonOfDisk(error: unknown): Message {
  const code = codeOf(error);
  if (!(error instanceof Error) || code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return message('extension.file-not-found');
  if (code === 'EACCES' || code === 'EPERM') return message('extension.file-no-permission');
  return message('extension.file-failed', { reason: error.message });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
