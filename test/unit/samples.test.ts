import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labFiles } from '../../scripts/samples.mjs';
import { parseDocument } from '../../src/core/comparison/parse';

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

describe('samples/lab', () => {
  it('is what the script writes: nobody can slip a made-up figure in unseen', () => {
    const files = labFiles();
    const there = committed();
    expect([...there.keys()].sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) expect(there.get(path), path).toBe(text);
  });

  it.each(folders)('%s says of itself that it is no measurement', folder => {
    const text = composite(folder);
    expect(/<Title>(.*)<\/Title>/.exec(text)?.[1]).toMatch(/synthetic sample/i);
    expect(/<Description>(.*)<\/Description>/.exec(text)?.[1]).toMatch(/synthetic sample/i);
  });

  it.each(folders)('%s is plain ASCII, as PTS writes it', folder => {
    expect(composite(folder)).toMatch(/^[\n\u0020-\u007e]*$/);
  });

  it('has a comparison document that opens', () => {
    const reading = parseDocument(readFileSync(join(lab, 'lab.ptscompare'), 'utf8'));
    expect(reading).toMatchObject({
      kind: 'document',
      document: { files: folders, baseline: 'Hyper-V', systems: [{}, {}, { ranOn: { machine: 'lab-pc' } }] },
    });
  });
});
