import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import { folderOf } from '../../src/core/document/labels';
import { defaultChoices } from '../../src/core/document/method';
import { decodeText } from '../../src/core/results/decode';
import { readResultFile } from '../../src/core/results/read';
import { mergedFaults } from '../mergedFaults';

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');
const isThere = existsSync(corpus);
if (!isThere) console.log('skipped: ../shared/corpus is not there, so no real results are merged');

const filesIn = (folder: string, name: string) =>
  isThere
    ? readdirSync(path.join(corpus, folder))
        .map(entry => path.join(corpus, folder, entry, name))
        .filter(file => existsSync(file))
    : [];
const own = [...filesIn('runs', 'composite.xml'), ...filesIn('runs-emulated', 'composite.xml')];
const files = [...filesIn('public', ''), ...own];

function load(file: string): LoadedFile {
  const decoded = decodeText(readFileSync(file));
  const named = { path: file, folder: folderOf(file) };
  return decoded.kind === 'text'
    ? { ...named, reading: readResultFile(decoded.text) }
    : { ...named, failure: decoded.message };
}

const isResult = (file: LoadedFile) => file.failure === undefined && file.reading.kind === 'results';

test.skipIf(!isThere)('every real result, exported as a result of PTS, reads back equal, key by key', () => {
  let read = 0;
  for (const file of files) {
    const loaded = load(file);
    if (!isResult(loaded)) continue;
    read += 1;
    expect(mergedFaults({ version: 1, files: [loaded.path], ...defaultChoices }, [loaded]), file).toEqual([]);
  }
  expect(read).toBeGreaterThan(20);
});

test.skipIf(!isThere)('all results of one machine merged into one read back equal', () => {
  const loaded = own.map(load).filter(isResult);
  expect(
    mergedFaults({ version: 1, files: loaded.map(file => file.path), ...defaultChoices }, loaded),
  ).toEqual([]);
});
