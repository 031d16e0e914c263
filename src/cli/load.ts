import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedFile } from '../core/comparison/loadedFile';
import type { FileSource, FoundFile } from '../core/comparison/loadFiles';
import { namesMachine } from '../core/document/fileNames';
import { folderOf } from '../core/document/labels';
import { loadSystemLogs } from '../core/environment/evidence/systemLogs';
import { type Message, message } from '../core/messages/message';
import { decodeText } from '../core/results/decode';
import { mostBytes } from '../core/results/limits';
import { readResultFile } from '../core/results/read';
import { diskFiles } from '../node/disk/diskFiles';

/** Text of a file, or why there is none; never throws for what the disk says. */
export type LoadedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failure'; readonly message: Message };

/** Result files of this machine, or result folders; relative names are looked for in `base`. */
export function filesOn(base: string): FileSource {
  return { find: name => find(name, base), load };
}

async function find(name: string, base: string): ReturnType<FileSource['find']> {
  const place = placeOf(name, base);
  if (place === undefined) return { failure: message('cli.not-local', { path: name }) };
  try {
    const isFolder = (await stat(place)).isDirectory();
    const file = isFolder ? path.join(place, 'composite.xml') : place;
    const size = await sizeOf(file);
    if (typeof size === 'number') return { place: file, realPlace: await diskFiles.realPath(file), size };
    return { failure: isFolder && size.id === 'cli.not-found' ? message('cli.no-composite') : size };
  } catch (error) {
    return { failure: describeError(error) };
  }
}

async function load({ place }: FoundFile, name: string): Promise<LoadedFile> {
  const named = { path: name, folder: folderOf(path.resolve(place)) };
  const loaded = await loadText(place);
  if (loaded.kind === 'failure') return { ...named, failure: loaded.message };
  const reading = readResultFile(loaded.text);
  const systems = reading.kind === 'results' ? reading.file.systems : [];
  return { ...named, reading, systemLogs: await loadSystemLogs(diskFiles, place, systems) };
}

/** The size is looked at first: nothing larger than VS Code itself opens is read. */
export async function loadText(file: string): Promise<LoadedText> {
  try {
    const size = await sizeOf(file);
    if (typeof size !== 'number') return { kind: 'failure', message: size };
    const bytes = size > mostBytes ? undefined : await diskFiles.read(file);
    if (bytes === undefined || bytes.length > mostBytes)
      return {
        kind: 'failure',
        message: message('results.too-large', { size: Math.max(size, bytes?.length ?? 0) }),
      };
    const decoded = decodeText(bytes);
    return decoded.kind === 'text' ? decoded : { kind: 'failure', message: decoded.message };
  } catch (error) {
    return { kind: 'failure', message: describeError(error) };
  }
}

/** Bytes of a regular file, or why it is none: a pipe in its place would be waited for forever. */
async function sizeOf(file: string): Promise<number | Message> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return message('cli.is-folder');
    return found.isFile() ? found.size : message('cli.not-a-file');
  } catch (error) {
    return describeError(error);
  }
}

/** Undefined for what is not on this machine. */
function placeOf(name: string, base: string): string | undefined {
  if (/^file:/i.test(name)) {
    try {
      const place = fileURLToPath(name);
      return namesMachine(place) ? undefined : place;
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
