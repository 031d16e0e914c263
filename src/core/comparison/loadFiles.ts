import type { ComparisonDocument, DocumentSystem, SessionReference } from '../document/document';
import { refusalOf } from '../document/fileNames';
import { folderOf } from '../document/labels';
import { sizeOfLogs } from '../environment/evidence/systemLogs';
import { type Message, message } from '../messages/message';
import { mostBytes } from '../results/limits';
import type { FailedFile, LoadedFile } from './loadedFile';

/** Bounds on the files of a document. */
export const documentLimits = {
  files: 1_000,
  /** Bytes of its files and their logs together; reading takes about nine times as much memory. */
  bytes: 128_000_000,
} as const;

/** Files that are searched for at once: each may be a request over a network. */
const sideBySide = 8;

/** The source of a document's files. Neither method rejects for the content of the disk. */
export interface FileSource {
  find(name: string): Promise<FoundFile | { readonly failure: Message }>;
  /** Reads a found file; `name` is its name in the result. */
  load(found: FoundFile, name: string): Promise<LoadedFile>;
}

export interface FoundFile {
  readonly place: string;
  /** The same for all places that lead to one file. */
  readonly realPlace: string;
  /** Bytes. */
  readonly size: number;
  readonly failure?: undefined;
}

/**
 * Loads the files of a document, each once however many names it has: the returned document uses the first
 * name only. A file that is unreadable or beyond a limit is an item with its reason.
 */
export async function loadFiles(
  document: ComparisonDocument,
  source: FileSource,
): Promise<{ readonly document: ComparisonDocument; readonly files: readonly LoadedFile[] }> {
  const names = [...new Set(document.files)];
  const files: LoadedFile[] = [];
  const firstNames = new Map<string, string>();
  const otherNames = new Map<string, string>();
  let bytes = 0;
  let batch: readonly Awaited<ReturnType<FileSource['find']>>[] = [];
  // Found in parallel, read one after another: a few large files at once would need their sum of memory.
  for (const [index, name] of names.entries()) {
    const fail = (failure: Message, more: Partial<FailedFile> = {}) =>
      files.push({ path: name, folder: folderOf(name), failure, ...more });
    if (files.length === documentLimits.files) {
      fail(message('comparison.too-many-files', { most: files.length, count: names.length - files.length }));
      break;
    }
    const turn = index % sideBySide;
    if (turn === 0) batch = await Promise.all(names.slice(index, index + sideBySide).map(findIn(source)));
    const found = batch[turn];
    if (found === undefined || found.failure !== undefined) {
      if (found !== undefined) fail(found.failure);
      continue;
    }
    const first = firstNames.get(found.realPlace);
    if (first !== undefined) {
      otherNames.set(name, first);
      fail(message('comparison.same-file', { first }), { isOtherName: true });
      continue;
    }
    firstNames.set(found.realPlace, name);
    // The reader refuses a file that is too large by itself.
    if (found.size <= mostBytes && bytes + found.size > documentLimits.bytes) {
      fail(message('comparison.too-many-bytes', { most: documentLimits.bytes }));
      continue;
    }
    const loaded = await source.load(found, name);
    files.push(loaded);
    if (loaded.failure === undefined) bytes += found.size + sizeOfLogs(loaded.systemLogs ?? new Map());
  }
  return { document: otherNames.size === 0 ? document : underFirstNames(document, otherNames), files };
}

function findIn(source: FileSource): (name: string) => ReturnType<FileSource['find']> {
  return async name => {
    const refusal = refusalOf(name);
    return refusal === undefined ? source.find(name) : { failure: refusal };
  };
}

/** Puts every file under its first name; a session that a system has under two names is kept once. */
function underFirstNames(
  document: ComparisonDocument,
  otherNames: ReadonlyMap<string, string>,
): ComparisonDocument {
  const { systems, ...rest } = document;
  if (systems === undefined) return document;
  const renamed = ({ file, ...session }: SessionReference) => ({
    ...session,
    file: otherNames.get(file) ?? file,
  });
  return {
    ...rest,
    systems: systems.map((system): DocumentSystem => {
      const sessions = new Map(
        system.sessions
          .map(renamed)
          .map(session => [
            JSON.stringify([session.file, session.identifier, session.occurrence ?? 0]),
            session,
          ]),
      );
      return { ...system, sessions: [...sessions.values()] };
    }),
  };
}
