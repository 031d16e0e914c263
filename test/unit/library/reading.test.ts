import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../src/core/library/fileSummary';
import { readHead } from '../../../src/core/library/head';
import type { Content } from '../../../src/core/library/libraryEntry';
import { readResultFile } from '../../../src/core/results/read';
import { resultText } from './resultText';

function whole(text: string): { readonly content: Content; readonly steps: number } {
  const steps = summarise(text);
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return { content: step.value, steps: count };
  }
}

const twoSystems = resultText({
  title: 'Two',
  systems: [
    { name: 'xen', layer: 'Xen HVM domU 4.17' },
    { name: 'kvm', layer: 'KVM' },
  ],
  results: [
    { title: 'BLAKE2', values: { xen: '4.7', kvm: '4.6' } },
    { title: 'RAMspeed', values: { xen: '', kvm: '5000' } },
    { title: 'BLAKE2', values: { kvm: '3' } },
  ],
});

describe('the head of a file', () => {
  test('the head of a file tells title, time and systems without a byte of the results', () => {
    const head = readHead(twoSystems.slice(0, twoSystems.indexOf('<Result>') + 20));
    expect(head.isComplete).toBe(true);
    expect(head.content).toMatchObject({
      kind: 'head',
      title: 'Two',
      modified: '2026-11-23 10:00:00',
      systems: [
        { identifier: 'xen', layers: [{ kind: 'xen', mode: 'hvm', version: '4.17' }] },
        { identifier: 'kvm' },
      ],
    });
  });

  test('the head of a file that ends within a system gives the systems before it and asks for more', () => {
    const head = readHead(twoSystems.slice(0, twoSystems.indexOf('kvm')));
    expect(head.isComplete).toBe(false);
    expect(head.content).toMatchObject({ kind: 'head', systems: [{ identifier: 'xen' }] });
  });

  test('the head of a file of another product is known at once, so that nothing more of it is read', () => {
    expect(readHead('<?xml version="1.0"?><sonatype><a/>')).toEqual({
      content: { kind: 'foreign' },
      isComplete: true,
    });
  });
});

describe('the whole of a file', () => {
  test('the whole of a file counts failed tests and missing values of each system', () => {
    expect(whole(twoSystems).content).toMatchObject({
      kind: 'whole',
      results: 3,
      benchmarks: ['BLAKE2', 'RAMspeed'],
      failed: 1,
      missing: 1,
      isBroken: false,
      systems: [
        { identifier: 'xen', results: 2, failed: 1 },
        { identifier: 'kvm', results: 3, failed: 0 },
      ],
    });
  });

  test('the whole of a file that is large is read in steps and comes to the same as at once', () => {
    const results = Array.from({ length: 6_000 }, (_, at) => ({
      title: `Test ${at % 40}`,
      values: { xen: String(at), kvm: at % 100 === 0 ? '' : '1' },
    }));
    const text = resultText({ systems: [{ name: 'xen' }, { name: 'kvm' }], results });
    const { content, steps } = whole(text);
    expect(steps).toBeGreaterThan(3);
    expect(content).toMatchObject({ results: 6_000, failed: 60, missing: 0, isBroken: false });
    expect(content).toMatchObject({ systems: [{ results: 6_000 }, { results: 6_000, failed: 60 }] });
  });

  test('the whole of a file that is large and breaks off keeps what stands before, told as broken', () => {
    const results = Array.from({ length: 4_000 }, (_, at) => ({ title: `T${at}`, values: { xen: '1' } }));
    const text = resultText({ systems: [{ name: 'xen' }], results });
    const { content } = whole(text.slice(0, -200));
    expect(content).toMatchObject({ kind: 'whole', isBroken: true });
    expect(content.kind === 'whole' && content.results).toBeGreaterThan(3_990);
  });

  test('the whole of a file that hides an end tag in CDATA is not taken apart there', () => {
    const odd = { title: '<![CDATA[</Result>]]>'.repeat(40_000), values: { xen: '1' } };
    const text = resultText({
      systems: [{ name: 'xen' }],
      results: [odd, { title: 'B', values: { xen: '2' } }],
    });
    expect(whole(text).content).toMatchObject({ kind: 'whole', results: 2, isBroken: false });
  });

  test('a system that only entries name is not lost from the whole of a file', () => {
    const text = resultText({
      systems: [{ name: 'a' }],
      results: [{ title: 'T', values: { a: '1', b: '2' } }],
    });
    expect(whole(text).content).toMatchObject({
      systems: [{ identifier: 'a' }, { identifier: 'b', isDeclared: false, results: 1 }],
      missing: 0,
    });
  });

  test.each(readdirSync('samples/lab').filter(name => !name.includes('.')))(
    'the whole of a file agrees with what is read of the sample %s',
    name => {
      const text = readFileSync(path.join('samples/lab', name, 'composite.xml'), 'utf8');
      const reading = readResultFile(text);
      if (reading.kind !== 'results') throw new Error('a sample cannot be read');
      expect(whole(text).content).toMatchObject({
        title: reading.file.title,
        results: reading.file.results.length,
        systems: reading.file.systems.map(({ identifier }) => ({ identifier })),
      });
    },
  );
});
