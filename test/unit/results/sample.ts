import { readFileSync } from 'node:fs';
import { readResultFile } from '../../../src/core/results/read';
import type { BenchmarkResult, Entry, ResultFile } from '../../../src/core/results/resultFile';
import * as composite from '../../compositeXml';

// Pieces of a result file as XML, which a test may make as odd as it likes.

const runs = new URL('../../fixtures/runs/', import.meta.url);

/** The bytes of a result file measured for this project. */
export function run(name: 'guest-compare' | 'flaky-annotated' | 'monitored' | 'passfail'): Buffer {
  return readFileSync(new URL(`${name}/composite.xml`, runs));
}

/** The file a text reads as; fails the test when it reads as none. */
export function fileOf(text: string): ResultFile {
  const reading = readResultFile(text);
  if (reading.kind !== 'results') throw new Error(`read as ${JSON.stringify(reading)}`);
  return reading.file;
}

export function problemsOf(text: string): readonly string[] {
  return fileOf(text).problems.map(problem => problem.id);
}

/** A system declared as `A`, unless other sections are given, and what else the root holds. */
export function document(inside: string, head = composite.systemXml({ identifier: 'A' })): string {
  return composite.rootXml(`${head}\n${inside}`);
}

/** A result of entries, with the fields that stand before them. */
export function resultXml(entries: string, fields = '<Title>T</Title>'): string {
  return `<Result>${fields}<Data>${entries}</Data></Result>`;
}

/** An entry of a system, with what follows its trials. */
export function entryXml(value: string, raw = '', system = 'A', more = ''): string {
  const xml = composite.entryXml({ system: { xml: system }, value: { xml: value }, raw: { xml: raw } });
  return more === '' ? xml : xml.replace(/(?=<\/Entry>$)/, () => more);
}

/** The first result of a text. */
export function resultOf(text: string): BenchmarkResult {
  const [result] = fileOf(text).results;
  if (result === undefined) throw new Error('no result');
  return result;
}

/** The first entry of a file that holds this one, shown in a format. */
export function entryOf(entry: string, format = 'BAR_GRAPH'): Entry {
  const text = document(resultXml(entry, `<Title>T</Title><DisplayFormat>${format}</DisplayFormat>`));
  const [first] = resultOf(text).entries;
  if (first === undefined) throw new Error('no entry');
  return first;
}
