import path from 'node:path';
import type { LoadedFile } from '../core/comparison/loadedFile';
import { loadFiles } from '../core/comparison/loadFiles';
import type { ComparisonDocument } from '../core/document/document';
import { refusalOf } from '../core/document/fileNames';
import { defaultChoices } from '../core/document/method';
import { parseDocument } from '../core/document/parse';
import { message } from '../core/messages/message';
import { filesOn, loadText } from './load';
import { UsageError } from './usageError';

/** The files named on the command line, and the document if one of them is a comparison. */
export interface Inputs {
  readonly document: ComparisonDocument;
  readonly files: readonly LoadedFile[];
}

/**
 * Loads result files, result folders, or one `.ptscompare` with the files it names (relative to it).
 * A document that is none, or one beside other files, is a `UsageError`; a bad result file is an item.
 */
export async function loadInputs(names: readonly string[]): Promise<Inputs> {
  const [first, ...others] = names;
  const document = names.find(name => /\.ptscompare$/i.test(name));
  if (document === undefined) return loadFiles(emptyDocument(names), filesOn(process.cwd()));
  if (first === undefined || others.length > 0)
    throw new UsageError(message('cli.document-alone', { path: document }));
  const refusal = refusalOf(document);
  if (refusal !== undefined) throw new UsageError(refusal, document);
  const loaded = await loadText(document);
  if (loaded.kind === 'failure') throw new UsageError(loaded.message, document);
  const reading = parseDocument(loaded.text);
  if (reading.kind === 'invalid') throw new UsageError(reading.message, document);
  return loadFiles(reading.document, filesOn(path.dirname(path.resolve(document))));
}

function emptyDocument(files: readonly string[]): ComparisonDocument {
  return { version: 1, files, ...defaultChoices };
}
