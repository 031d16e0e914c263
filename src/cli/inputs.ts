import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemsOf } from '../core/comparison/fileProblems';
import type { LoadedFile } from '../core/comparison/loadedFile';
import { type FileSource, type FoundFile, loadFiles } from '../core/comparison/loadFiles';
import type { ComparisonDocument } from '../core/document/document';
import { namesMachine, refusalOf } from '../core/document/fileNames';
import { folderOf } from '../core/document/labels';
import { defaultChoices } from '../core/document/method';
import { parseDocument } from '../core/document/parse';
import { loadSystemLogs } from '../core/environment/evidence/systemLogs';
import type { Formatter } from '../core/messages/formatter';
import { type Message, message } from '../core/messages/message';
import { decodeText } from '../core/results/decode';
import { mostBytes } from '../core/results/limits';
import { readResultFile } from '../core/results/read';
import { diskFiles } from '../node/disk/diskFiles';
import { UsageError } from './io';

/** The files named on the command line, and the document if one of them is a comparison. */
export interface Inputs {
  readonly document: ComparisonDocument;
  readonly files: readonly LoadedFile[];
  /** True for one result file: its systems are in an order that nobody chose. */
  readonly choosesBaseline: boolean;
}

/** Told the bytes of each result file that is read, and its name in the comparison. */
export type OnRead = (name: string, bytes: Uint8Array) => void;

/**
 * Loads result files, result folders, or one `.ptscompare` and the files that it names, relative to it. A document that
 * cannot be read, or that is not the only file, throws a `UsageError`. A result file that cannot be read is an item.
 */
export async function loadInputs(names: readonly string[], onRead?: OnRead): Promise<Inputs> {
  const [first, ...others] = names;
  const document = names.find(name => /\.ptscompare$/i.test(name));
  if (document === undefined) {
    const loaded = await loadFiles(emptyDocument(names), filesOn(process.cwd(), onRead));
    return { ...loaded, choosesBaseline: names.length === 1 };
  }
  if (first === undefined || others.length > 0)
    throw new UsageError(message('cli.document-alone', { path: document }));
  const refusal = refusalOf(document);
  if (refusal !== undefined) throw new UsageError(refusal, document);
  const reading = parseDocument(await loadDocumentText(document));
  if (reading.kind === 'invalid') throw new UsageError(reading.message, document);
  const loaded = await loadFiles(reading.document, filesOn(path.dirname(path.resolve(document)), onRead));
  return { ...loaded, choosesBaseline: false };
}

/** The reason why no file can be used; undefined where one can. */
export function unusable({ files }: Inputs, command: string, formatter: Formatter): string | undefined {
  const isUsable = (file: LoadedFile) => file.failure === undefined && file.reading.kind === 'results';
  if (files.some(isUsable)) return undefined;
  const [first] = problemsOf(files);
  return first === undefined
    ? formatter.text('cli.no-files', { command })
    : `${first.file}: ${formatter.say(first.problem.message)}`;
}

/** The text of one document of ours. Throws a `UsageError` where it cannot be read. */
export async function loadDocumentText(name: string): Promise<string> {
  const loaded = await loadText(name);
  if (loaded.kind === 'failure') throw new UsageError(loaded.message, name);
  return loaded.text;
}

function emptyDocument(files: readonly string[]): ComparisonDocument {
  return { version: 1, files, ...defaultChoices };
}

type LoadedText =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: 'failure'; readonly message: Message };

/** Finds result files and result folders on this machine. `base` is the folder of relative names. */
function filesOn(base: string, onRead?: OnRead): FileSource {
  return { find: name => find(name, base), load: (found, name) => load(found, name, onRead) };
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

async function load({ place }: FoundFile, name: string, onRead?: OnRead): Promise<LoadedFile> {
  const named = { path: name, folder: folderOf(path.resolve(place)) };
  const loaded = await loadText(place);
  if (loaded.kind === 'failure') return { ...named, failure: loaded.message };
  onRead?.(name, loaded.bytes);
  const reading = readResultFile(loaded.text);
  const systems = reading.kind === 'results' ? reading.file.systems : [];
  return { ...named, reading, systemLogs: await loadSystemLogs(diskFiles, place, systems) };
}

/** Reads a text, or says why it cannot: an error of the disk is a failure. A file above `mostBytes` is not read. */
async function loadText(file: string): Promise<LoadedText> {
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
    return decoded.kind === 'text' ? { ...decoded, bytes } : { kind: 'failure', message: decoded.message };
  } catch (error) {
    return { kind: 'failure', message: describeError(error) };
  }
}

/** Bytes of a regular file, or why it is not one: to read a pipe could wait forever. */
async function sizeOf(file: string): Promise<number | Message> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return message('cli.is-folder');
    return found.isFile() ? found.size : message('cli.not-a-file');
  } catch (error) {
    return describeError(error);
  }
}

/** The path of a name; undefined for a place that is not on this machine. */
function placeOf(name: string, base: string): string | undefined {
  if (/^file:/i.test(name)) {
    try {
      const place = fileURLToPath(name);
      return namesMachine(place) ? undefined : place;
    } catch {
      return undefined;
    }
  }
  // One letter before the colon is a drive.
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
