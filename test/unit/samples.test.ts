import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labFiles } from '../../scripts/samples.mjs';
import { parseDocument } from '../../src/core/document/parse';
import { profileFacts } from '../../src/core/environment/profiles/profiles';
import { readResultFile } from '../../src/core/results/read';
import type { ResultFile } from '../../src/core/results/resultFile';

const lab = resolve(__dirname, '../../samples/lab');
const folders = ['xen', 'kvm', 'hyper-v'];

function committed(): Map<string, string> {
  const paths = readdirSync(lab, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
  return new Map(
    paths.map(path => [path.slice(lab.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

function composite(folder: string): string {
  return readFileSync(join(lab, folder, 'composite.xml'), 'utf8');
}

function read(path: string): ResultFile {
  const reading = readResultFile(readFileSync(path, 'utf8'));
  if (reading.kind !== 'results') throw new Error(`${path} is ${reading.kind}`);
  return reading.file;
}

function readLab(folder: string): ResultFile {
  return read(join(lab, folder, 'composite.xml'));
}

describe('samples/guest-compare', () => {
  test('samples/guest-compare reads without a problem: the first folder a user opens must not look broken', () => {
    const file = read(resolve(lab, '../guest-compare/composite.xml'));
    expect(file.problems).toEqual([]);
    expect(file.systems.map(system => system.identifier)).toEqual(['run A', 'run B', 'run C']);
    expect(file.results).toHaveLength(12);
  });
});

describe('samples/lab', () => {
  test('samples/lab is what the script writes: nobody can slip a made-up figure in unseen', () => {
    const files = labFiles();
    const there = committed();
    expect([...there.keys()].sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) expect(there.get(path), path).toBe(text);
  });

  test.each(folders)('%s says of itself that it is no measurement', folder => {
    const text = composite(folder);
    expect(/<Title>(.*)<\/Title>/.exec(text)?.[1]).toMatch(/synthetic sample/i);
    expect(/<Description>(.*)<\/Description>/.exec(text)?.[1]).toMatch(/synthetic sample/i);
  });

  test.each(folders)('%s is plain ASCII, as PTS writes it', folder => {
    expect(composite(folder)).toMatch(/^[\n\u0020-\u007e]*$/);
  });

  test('samples/lab has a comparison document that opens', () => {
    const reading = parseDocument(readFileSync(join(lab, 'lab.ptscompare'), 'utf8'));
    expect(reading).toMatchObject({
      kind: 'document',
      document: { files: folders, baseline: 'Hyper-V', systems: [{}, {}, { ranOn: { machine: 'lab-pc' } }] },
    });
  });

  test.each(folders)('%s reads without a problem', folder => {
    const file = readLab(folder);
    expect(file.problems).toEqual([]);
    expect(file.results).toHaveLength(10);
    expect(file.systems).toHaveLength(1);
  });

  test('samples/lab holds the same benchmarks in every folder, or rows would stay without a partner', () => {
    const [xen, kvm, hyperV] = folders.map(folder => readLab(folder).results.map(result => result.key));
    expect(xen).toEqual(hyperV);
    expect(kvm).toEqual(hyperV);
  });

  test.each(folders)('%s has its logs where the results look for them', folder => {
    for (const { key, identifier } of readLab(folder).results) {
      const logged = [...labFiles().keys()].some(path => path.startsWith(`${folder}/test-logs/${key}/`));
      expect(logged, key).toBe(identifier !== undefined);
    }
  });

  test.each(folders)('%s has a sensor under the result it was taken from', folder => {
    const { results } = readLab(folder);
    const [sensor, ...others] = results.filter(result => result.displayFormat === 'LINE_GRAPH');
    expect(others).toEqual([]);
    expect(sensor?.identifier).toBeUndefined();
    expect(sensor?.entries[0]?.series.length).toBeGreaterThan(50);
    expect(results.find(result => result.key === sensor?.parent)?.description).toBe(
      'Test: Decompression Rating',
    );
  });

  test('samples/lab shows a single trial in Xen, a failed test in KVM and outcomes of a check', () => {
    const entryOf = (folder: string, words: RegExp) =>
      readLab(folder).results.find(result => words.test(`${result.title} ${result.description}`))?.entries[0];
    expect(entryOf('xen', /Copy/)?.trials).toEqual([4486.21]);
    expect(entryOf('kvm', /Coremark/)).toMatchObject({
      trials: [],
      error: expect.stringContaining('non-zero exit status'),
    });
    expect(entryOf('kvm', /Coremark/)?.value).toBeUndefined();
    expect(entryOf('kvm', /Stressful/)?.outcomes).toEqual(['FAIL']);
    expect(entryOf('hyper-v', /Stressful/)?.outcomes).toEqual(['PASS']);
  });

  test.each(folders)('%s names only benchmarks that PTS has', folder => {
    const named = readLab(folder).results.flatMap(({ identifier }) => identifier ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(identifier => profileFacts(identifier) === undefined)).toEqual([]);
  });
});
