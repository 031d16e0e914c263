import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotationEditOfBytes } from '../../src/core/findings/annotationEdit';
import { decodeText } from '../../src/core/results/decode';
import { rangeIn } from '../../src/core/results/placeInResult';
import { readResultFile } from '../../src/core/results/read';
import type { BenchmarkResult, Entry, ResultFile } from '../../src/core/results/resultFile';
import { sniffResult } from '../../src/core/results/sniff';
import { hasPython, type ReferenceFile, type ReferenceResult, readByPython } from './reference';
import { filesBelow, unpacked } from './unpacked';

const corpus = resolve(import.meta.dirname, '../../../shared/corpus');
const hasCorpus = existsSync(corpus);
const canCompare = hasCorpus && hasPython();
if (!hasCorpus) console.log('skipped: ../shared/corpus is not there, so no real result file is read');
else if (!canCompare) console.log('skipped: without python3 there is no independent reading to compare with');

function publicFiles(): string[] {
  return readdirSync(join(corpus, 'public')).map(name => join(corpus, 'public', name));
}

function runs(): string[] {
  return readdirSync(join(corpus, 'runs')).map(name => join(corpus, 'runs', name, 'composite.xml'));
}

function textOf(path: string): string {
  const decoded = decodeText(readFileSync(path));
  if (decoded.kind !== 'text') throw new Error(`${path}: ${decoded.message.id}`);
  return decoded.text;
}

function fileOf(text: string): ResultFile {
  const reading = readResultFile(text);
  if (reading.kind !== 'results') throw new Error(`read as ${reading.kind}`);
  return reading.file;
}

/** Our reading of a result in the words of the independent one. */
function inItsWords(result: BenchmarkResult): ReferenceResult {
  return {
    identifier: result.identifier ?? '',
    title: result.title,
    appVersion: result.appVersion ?? '',
    arguments: result.arguments ?? '',
    description: result.description ?? '',
    scale: result.scale ?? '',
    displayFormat: result.displayFormat,
    annotation: result.annotation ?? '',
    parent: result.parent ?? '',
    entries: result.entries.map(entry => ({
      system: entry.system,
      value: entry.value ?? null,
      trials: entry.trials,
      series: entry.series,
      outcomes: entry.outcomes,
      error: entry.error ?? null,
      runTimes: entry.runTimes,
    })),
  };
}

/** Blank texts are absent for us, and a format is never. */
function blanksOut(result: ReferenceResult): ReferenceResult {
  const blank = (text: string) => (text.trim() === '' ? '' : text);
  return {
    ...result,
    identifier: blank(result.identifier),
    appVersion: blank(result.appVersion),
    arguments: blank(result.arguments),
    description: blank(result.description),
    scale: blank(result.scale),
    displayFormat: result.displayFormat === '' ? 'BAR_GRAPH' : result.displayFormat,
  };
}

function expectSame(text: string, reference: ReferenceFile): void {
  const reading = readResultFile(text);
  if ('broken' in reference) {
    if (reading.kind === 'results') {
      expect(reading.file.problems.map(problem => problem.id)).toContain('broken-xml');
    } else expect(reading.kind).toBe('unreadable');
    return;
  }
  expect(sniffResult(text.slice(0, 4096))).toBe(reading.kind);
  if (reference.root !== 'PhoronixTestSuite') {
    expect(reading).toEqual({ kind: 'foreign', root: reference.root });
    return;
  }
  const file = fileOf(text);
  expect(file.title ?? '').toBe(reference.title);
  expect(file.systems.map(system => system.identifier)).toEqual(
    reference.systems.map(system => system.identifier),
  );
  for (const [at, system] of file.systems.entries()) {
    const { hardware, software, details } = reference.systems[at] ?? { details: {} };
    expect(joined(system.hardware)).toBe(hardware?.trim());
    expect(joined(system.software)).toBe(software?.trim());
    expect(Object.fromEntries(system.details)).toEqual(details);
  }
  expect(file.results.map(inItsWords)).toEqual(reference.results.map(blanksOut));
}

/** A component map as the text it came from, when no key comes twice. */
function joined(components: ReadonlyMap<string, string>): string {
  return [...components].map(([key, value]) => `${key}: ${value}`).join(', ');
}

describe.skipIf(!canCompare)('real result files', () => {
  test.each([
    ['public file, from 2008 on,', publicFiles, 89],
    ['own run', runs, 16],
  ] as const)('every %s says what it says to another XML parser', (_, filesOf, least) => {
    const paths = filesOf();
    expect(paths.length).toBeGreaterThanOrEqual(least);
    for (const [at, reference] of readByPython(paths).entries())
      expectSame(textOf(paths[at] ?? ''), reference);
  });

  test('every range shows the very element it is of', () => {
    for (const path of [...publicFiles(), ...runs()]) {
      const text = textOf(path);
      const reading = readResultFile(text);
      if (reading.kind !== 'results') continue;
      for (const system of reading.file.systems) expect(text.slice(system.range.start)).toMatch(/^<System>/);
      for (const result of reading.file.results) {
        expect(text.slice(result.range.start, result.range.end)).toMatch(
          /^<(Result|Benchmark)>[\s\S]*<\/\1>$/,
        );
        expect(result.range.line).toBe(lineOf(text, result.range.start));
        for (const entry of result.entries) expectEntryRanges(text, result, entry);
      }
    }
  });

  test('every annotation that is written and removed again leaves the file as it was, byte for byte', () => {
    for (const path of [...publicFiles(), ...runs()]) {
      const bytes = readFileSync(path);
      const reading = readResultFile(textOf(path));
      if (reading.kind !== 'results' || reading.file.layout === 'legacy') continue;
      for (const { key, occurrence, annotation } of reading.file.results.slice(0, 3)) {
        const note = 'é\r\n<b> & "✓" 🎉\n';
        const written = annotationEditOfBytes(bytes, { key, occurrence }, () => note);
        if (!(written instanceof Uint8Array)) throw new Error(written.id);
        const result = fileOf(decoded(written)).results.find(
          at => at.key === key && at.occurrence === occurrence,
        );
        expect(result?.annotation).toBe(note);
        const back = annotationEditOfBytes(written, { key, occurrence }, () => annotation);
        if (!(back instanceof Uint8Array)) throw new Error(back.id);
        if (annotation === undefined) expect(Buffer.compare(back, bytes)).toBe(0);
      }
    }
  });
});

describe.skipIf(!canCompare)('whole sets of result files', () => {
  let folder = '';
  beforeAll(() => {
    folder = unpacked(join(corpus, 'public-large'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('hundreds of files give every system, result and value', () => {
    const paths = filesBelow(folder);
    expect(paths.length).toBeGreaterThan(400);
    for (const [at, reference] of readByPython(paths).entries())
      expectSame(textOf(paths[at] ?? ''), reference);
  });
});

interface PtsJson {
  readonly title: string;
  readonly systems: Readonly<Record<string, unknown>>;
  readonly results: Readonly<Record<string, PtsResult>>;
}

interface PtsResult {
  readonly identifier?: string;
  readonly title: string;
  readonly description?: string;
  readonly parent?: string;
  readonly results?: Readonly<
    Record<string, { value?: number | string; raw_values?: number[]; test_run_times?: number[] }>
  >;
}

describe.skipIf(!hasCorpus)("what PTS itself says about its files (its own export 'result.json')", () => {
  const output = join(corpus, 'pts-output');
  const folders = hasCorpus
    ? readdirSync(output).filter(name => existsSync(join(output, name, 'result.json')))
    : [];

  test.each(folders)('%s: keys, titles, values, trials and run times are the same', name => {
    const pts: PtsJson = JSON.parse(readFileSync(join(output, name, 'result.json'), 'utf8'));
    const file = fileOf(textOf(join(output, name, 'composite.xml')));
    expect(file.title).toBe(pts.title);
    expect([...new Set(file.systems.map(system => system.identifier))].sort()).toEqual(
      Object.keys(pts.systems).sort(),
    );
    expect(new Set(file.results.map(result => result.key))).toEqual(new Set(Object.keys(pts.results)));
    for (const result of file.results) {
      const theirs = pts.results[result.key];
      expect(result.title).toBe(theirs?.title);
      expect(result.identifier).toBe(theirs?.identifier);
      expect(result.description).toBe(theirs?.description);
      expect(result.parent).toBe(theirs?.parent);
      for (const [system, entry] of lastOfEach(result.entries)) {
        const export_ = theirs?.results?.[system];
        const value = export_?.value;
        expect(typeof value === 'string' ? entry.rawValue : entry.value).toBe(value);
        if (export_?.raw_values !== undefined) expect(entry.trials).toEqual(export_.raw_values);
        expect(entry.runTimes).toEqual(export_?.test_run_times ?? []);
      }
    }
  });

  test('a key is the name of the folder that holds the logs of the result', () => {
    const keysOf = (name: string) =>
      new Set(fileOf(textOf(join(corpus, 'runs', name, 'composite.xml'))).results.map(result => result.key));
    for (const name of ['guest-compare', 'flaky', 'noisy']) {
      const logs = readdirSync(join(corpus, 'runs', name, 'test-logs')).map(folder => basename(folder));
      const keys = keysOf(name);
      expect(logs.filter(log => keys.has(log)).length).toBeGreaterThan(0);
    }
  });
});

/** PTS's export keeps the last of the entries with one identifier. */
function lastOfEach(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map(entry => [entry.system, entry]));
}

function expectEntryRanges(text: string, result: BenchmarkResult, entry: Entry): void {
  const [range, valueRange, rawRange] = [entry.place, entry.valuePlace, entry.rawPlace].map(
    place => place && rangeIn(result, place),
  );
  if (range === undefined) throw new Error('an entry without a place');
  expect(text.slice(range.start, range.end)).toMatch(/^<Entry>[\s\S]*<\/Entry>$/);
  expect(range.line).toBe(lineOf(text, range.start));
  if (valueRange !== undefined) {
    expect(text.slice(valueRange.start - 7, valueRange.start)).toBe('<Value>');
    expect(text.slice(valueRange.start, valueRange.end)).toBe(entry.rawValue ?? '');
    expect(valueRange.line).toBe(lineOf(text, valueRange.start));
  }
  if (rawRange !== undefined) expect(text.slice(rawRange.end)).toMatch(/^<\/RawString>/);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function decoded(bytes: Uint8Array): string {
  const result = decodeText(bytes);
  if (result.kind !== 'text') throw new Error(result.message.id);
  return result.text;
}
