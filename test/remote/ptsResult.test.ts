import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { LoadedFile } from '../../src/core/comparison/loadedFile';
import { defaultChoices } from '../../src/core/document/method';
import { parseDocument } from '../../src/core/document/parse';
import { mergedResult } from '../../src/core/ptsResult/mergedResult';
import { ptsResultXml } from '../../src/core/ptsResult/ptsResultXml';
import { readResultFile } from '../../src/core/results/read';
import { compositeXml } from '../compositeXml';
import { about } from '../mergedFaults';
import { giveToUser, makePtsFolder, realPts } from './pts';

const lab = path.resolve(import.meta.dirname, '../../samples/lab');

/** A file in which one result stands twice, with a note beside each value. */
const twice: LoadedFile = {
  path: 'twice',
  folder: 'twice',
  reading: readResultFile(
    compositeXml({
      title: 'twice',
      systems: [{ identifier: 'guest' }],
      results: ['1111', '2222'].map(value => ({
        profile: 'pts/copy-1.0.0',
        title: 'Copy',
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        entries: [{ system: 'guest', value, raw: '', json: `{"min-result":"${value}.5"}` }],
      })),
    }),
  ),
};

/** The sample lab as one result. */
function merged() {
  const read = parseDocument(readFileSync(path.join(lab, 'lab.ptscompare'), 'utf8'));
  if (read.kind === 'invalid') throw new Error('The sample cannot be read.');
  const files = read.document.files.map((name): LoadedFile => {
    const text = readFileSync(path.join(lab, name.replace(/(\/composite\.xml)?$/, '/composite.xml')), 'utf8');
    return { path: name, folder: name, reading: readResultFile(text) };
  });
  return mergedResult(read.document, files);
}

test.skipIf(realPts === undefined)(
  'the compared systems, exported as one result, are opened by the real PTS',
  async () => {
    if (realPts === undefined) return;
    const folder = makePtsFolder(realPts);
    try {
      const result = merged();
      mkdirSync(path.join(folder.results, 'merged'));
      writeFileSync(path.join(folder.results, 'merged/composite.xml'), ptsResultXml(result, about));
      giveToUser(folder.results);
      const told = await folder.ask('result-file-to-text', 'merged');
      expect(told).toContain(about.title);
      for (const { identifier } of result.systems) expect(told).toContain(identifier);
      for (const { result: row } of result.rows) expect(told).toContain(row.title);
      // PTS holds it against its own schema, which asks for this order of elements.
      expect(await folder.ask('validate-result-file', 'merged')).toContain('The result file is Valid.');
    } finally {
      folder.remove();
    }
  },
);

test.skipIf(realPts === undefined)(
  'a result that stands twice in a file is exported so that the real PTS reads and keeps both values, with their notes',
  async () => {
    if (realPts === undefined) return;
    const folder = makePtsFolder(realPts);
    try {
      const document = { version: 1 as const, files: [twice.path], ...defaultChoices };
      mkdirSync(path.join(folder.results, 'twice'));
      const file = path.join(folder.results, 'twice/composite.xml');
      writeFileSync(file, ptsResultXml(mergedResult(document, [twice]), about));
      giveToUser(folder.results);
      const told = await folder.ask('result-file-to-text', 'twice');
      for (const value of ['1111', '2222']) expect(told).toContain(value);
    } finally {
      folder.remove();
    }
  },
);
