import { readFileSync } from 'node:fs';
import type { BenchmarkResult, Entry, ResultFile } from '../../../src/core/results/model';
import { readResultFile } from '../../../src/core/results/read';

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
export function document(inside: string, head = '<System><Identifier>A</Identifier></System>'): string {
  return `<?xml version="1.0"?>\n<PhoronixTestSuite>\n${head}\n${inside}\n</PhoronixTestSuite>\n`;
}

export function resultXml(entries: string, fields = '<Title>T</Title>'): string {
  return `<Result>${fields}<Data>${entries}</Data></Result>`;
}

export function entryXml(value: string, raw = '', system = 'A', more = ''): string {
  return `<Entry><Identifier>${system}</Identifier><Value>${value}</Value><RawString>${raw}</RawString>${more}</Entry>`;
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
