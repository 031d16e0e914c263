import { compareFiles } from '../../../src/core/comparison/compare';
import type { LoadedFile } from '../../../src/core/comparison/loadedFile';
import { defaultChoices } from '../../../src/core/document/method';
import { Compared } from '../../../src/core/inline/compared';
import { type LensBaseline, lensDocument } from '../../../src/core/inline/lensDocument';
import { OwnRows } from '../../../src/core/inline/ownRows';
import { Formatter } from '../../../src/core/messages/formatter';
import { readResultFile } from '../../../src/core/results/read';
import type { ResultFile } from '../../../src/core/results/resultFile';
import { compositeXml, type EntryXml, type ResultXml } from '../../compositeXml';

export const english = new Formatter('en');
export const russian = new Formatter('ru');

export function entry(system: string, ...trials: readonly number[]): EntryXml {
  const mean = trials.reduce((sum, trial) => sum + trial, 0) / trials.length;
  return { system, value: mean.toFixed(2), raw: trials.map(trial => trial.toFixed(2)).join(':') };
}

export function result(description: string, entries: ResultXml['entries'], rest: Partial<ResultXml> = {}) {
  return {
    profile: 'pts/ramspeed-1.4.3',
    title: 'RAMspeed SMP',
    appVersion: '3.5.0',
    description,
    scale: 'MB/s',
    proportion: 'HIB',
    format: 'BAR_GRAPH',
    entries,
    ...rest,
  };
}

const memory: Readonly<Record<string, string>> = { Xen: '4GB', KVM: '16GB' };

export function textOf(identifiers: readonly string[], results: readonly ResultXml[]): string {
  return compositeXml(
    {
      title: 'guests',
      systems: identifiers.map(identifier => ({
        identifier,
        hardware: `Processor: Intel Core i7-8700 (4 Cores), Memory: ${memory[identifier] ?? '4GB'}`,
        software: `OS: Debian 12, System Layer: ${identifier}`,
      })),
      results,
    },
    'indented',
  );
}

export function read(text: string): ResultFile {
  const reading = readResultFile(text);
  if (reading.kind !== 'results') throw new Error('no results');
  return reading.file;
}

export function loaded(path: string, file: ResultFile): LoadedFile {
  return { path, folder: path, reading: { kind: 'results', file } };
}

/** What the text of a file shows: without a baseline it is compared by itself. */
export function inlineOf(file: ResultFile, baseline?: LensBaseline) {
  const own = baseline?.file.path === 'own' ? baseline.file : loaded('own', file);
  const { document, files } = lensDocument(own, defaultChoices, baseline);
  const comparison = compareFiles(document, files, { choosesBaseline: baseline === undefined });
  return { file, rows: new OwnRows(file, 0.95), compared: new Compared(comparison, file, 'own') };
}

/** With plain blanks, as a test writes it. */
export function plain(text: string | undefined): string {
  return (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
}
