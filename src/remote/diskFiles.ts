import { open, readFile, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Stamp } from '../core/library/entry';
import type { LibraryFiles } from '../core/library/libraryFiles';
import { type Message, message } from '../core/messages/message';

/** The files of this machine, of which a beginning can be read without the rest. */
export const diskFiles: LibraryFiles = {
  stat: stampOf,
  readStart,
  read: path => readFile(path),
  reasonOf: reasonOfDisk,
  now: () => Date.now(),
  wait: milliseconds => delay(milliseconds),
};

async function stampOf(path: string): Promise<Stamp | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? { modified: found.mtimeMs, size: found.size } : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

async function readStart(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}

function reasonOfDisk(error: unknown): Message {
  const code = codeOf(error);
  if (!(error instanceof Error) || code === undefined) throw error;
  if (code === 'EACCES' || code === 'EPERM') return message('extension.file-no-permission');
  return message('extension.file-failed', { reason: error.message });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
