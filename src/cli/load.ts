import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FailedFile, LoadedFile } from '../core/comparison/files';
import { folderOf } from '../core/comparison/labels';
import { type Message, message } from '../core/messages/message';
import { decodeText } from '../core/results/decode';
import { mostBytes } from '../core/results/limits';
import { readResultFile } from '../core/results/read';
import { loadSystemLogs } from './systemLogs';

/** Text of a file, or why there is none; never throws for what the disk says. */
export type LoadedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failure'; readonly message: Message };

/**
 * The result file at a path, or in the result folder there. `name` is what it is called in answers;
 * a relative one is looked for in `base`.
 */
export async function loadResult(name: string, base: string): Promise<LoadedFile> {
  const place = placeOf(name, base);
  if (place === undefined) return failed(name, name, message('cli.not-local', { path: name }));
  const isFolder = await stat(place).then(
    found => found.isDirectory(),
    () => false,
  );
  const file = isFolder ? path.join(place, 'composite.xml') : place;
  const folder = folderOf(path.resolve(file));
  const loaded = await loadText(file);
  if (loaded.kind === 'text') {
    const systemLogs = await loadSystemLogs(file);
    return { path: name, folder, reading: readResultFile(loaded.text), systemLogs };
  }
  const isEmptyFolder = isFolder && loaded.message.id === 'cli.not-found';
  return failed(name, folder, isEmptyFolder ? message('cli.no-composite') : loaded.message);
}

/** The size is looked at first: nothing larger than VS Code itself opens is read. */
export async function loadText(file: string): Promise<LoadedText> {
  try {
    // Without blocking: a pipe in place of a file would be waited for forever.
    const found = await stat(file);
    if (found.isDirectory()) return failure(message('cli.is-folder'));
    if (!found.isFile()) return failure(message('cli.not-a-file'));
    if (found.size > mostBytes) return failure(message('results.too-large', { size: found.size }));
    const decoded = decodeText(await readWhole(file));
    return decoded.kind === 'text' ? decoded : { kind: 'failure', message: decoded.message };
  } catch (error) {
    return failure(describeError(error));
  }
}

/** Reads no more than the limit even if the file has grown meanwhile. */
async function readWhole(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.min(size, mostBytes));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function failure(said: Message): LoadedText {
  return { kind: 'failure', message: said };
}

function failed(name: string, folder: string, said: Message): FailedFile {
  return { path: name, folder, failure: said };
}

function placeOf(name: string, base: string): string | undefined {
  if (/^file:/i.test(name)) {
    try {
      return fileURLToPath(name);
    } catch {
      return undefined;
    }
  }
  // Two letters or more before the colon: one is a drive.
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(name) ? undefined : path.resolve(base, name);
}

function describeError(error: unknown): Message {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return message('cli.not-found');
    case 'EACCES':
    case 'EPERM':
      return message('cli.no-permission');
    default:
      return message('cli.read-failed', { reason: error instanceof Error ? error.message : String(error) });
  }
}
