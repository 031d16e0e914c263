import { beforeEach, describe, expect, test } from 'vitest';
import { Indexer } from '../../../src/core/library/indexer';
import { FakeFiles } from './fakeFiles';
import { resultText } from './resultText';

let files = new FakeFiles();
let told: string[] = [];
let indexer = new Indexer(files, paths => told.push(...paths));

beforeEach(() => {
  files = new FakeFiles();
  told = [];
  indexer = new Indexer(files, paths => told.push(...paths));
});

const small = resultText({
  title: 'small',
  systems: [{ name: 'a' }],
  results: [{ title: 'T', values: { a: '1' } }],
});
const large = resultText({
  title: 'large',
  systems: [{ name: 'a' }],
  results: Array.from({ length: 200 }, (_, at) => ({ title: `T${at}`, values: { a: '1' } })),
});

async function settle(...paths: readonly string[]): Promise<void> {
  indexer.request(paths);
  await indexer.idle();
}

describe('an index', () => {
  test('an index shows a large file by its head before the rest of it is read', async () => {
    files.write('large', large);
    indexer.request(['large']);
    await indexer.headsRead();
    expect(indexer.entry('large')?.content).toMatchObject({ kind: 'head', title: 'large' });
    await indexer.idle();
    expect(indexer.entry('large')?.content).toMatchObject({ kind: 'whole', results: 200 });
  });

  test('an index reads a file once until its time or size changes', async () => {
    files.write('small', small);
    await files.pass(10_000);
    await settle('small');
    files.asked.length = 0;
    await settle('small');
    expect(files.asked).toEqual(['stat small']);
    files.write('small', small.replace('>small<', '>other<'));
    await files.pass(10_000);
    await settle('small');
    expect(indexer.entry('small')?.content).toMatchObject({ title: 'other' });
  });

  test('an index looks through a container: a KVM guest that runs Docker is found under KVM', async () => {
    const kindsIn = (path: string) => {
      const content = indexer.entry(path)?.content;
      return content?.kind === 'whole'
        ? content.systems.map(({ layers }) => layers.map(({ kind }) => kind))
        : [];
    };
    const text = (layer: string) =>
      resultText({ systems: [{ name: 'a', layer }], results: [{ title: 'T', values: { a: '1' } }] });
    files.write('in/composite.xml', text('docker'));
    files.write('in/system-logs/a/lscpu', 'Hypervisor vendor: KVM\nVirtualization type: full\n');
    files.write('on/composite.xml', text('KVM'));
    files.write('on/system-logs/a/lscpu', 'Hypervisor vendor: KVM\n');
    await settle('in/composite.xml', 'on/composite.xml');
    expect(kindsIn('in/composite.xml')).toEqual([['kvm', 'docker']]);
    expect(kindsIn('on/composite.xml')).toEqual([['kvm']]);
    // Logs are read only where the file does not tell: there are many.
    expect(files.asked.filter(asked => asked.startsWith('start on/system-logs'))).toEqual([]);
  });

  test('an index does not trust a time too new to tell two writes apart', async () => {
    files.write('small', small);
    await settle('small');
    files.write('small', small.replace('>small<', '>later<'));
    await settle('small');
    expect(indexer.entry('small')?.content).toMatchObject({ title: 'later' });
  });

  test('an index forgets what is not there any more', async () => {
    files.write('small', small);
    await settle('small');
    files.remove('small');
    await settle('small');
    expect(indexer.entries()).toEqual([]);
    expect(told).toEqual(['small', 'small']);
  });

  test("an index leaves another product's file out, and does not read it again", async () => {
    files.write('pom', `<project>${'<a/>'.repeat(100)}</project>`);
    await files.pass(10_000);
    await settle('pom');
    expect(indexer.entries()).toEqual([]);
    files.asked.length = 0;
    await settle('pom');
    expect(files.asked).toEqual(['stat pom']);
  });

  test('an index tells why a file cannot be read, and the others still come', async () => {
    files.write('small', small);
    files.write('secret', small);
    files.refuses.add('secret');
    await settle('secret', 'small');
    expect(indexer.entry('secret')?.content).toMatchObject({
      kind: 'unreadable',
      reason: { id: 'extension.file-no-permission' },
    });
    expect(indexer.entry('small')?.content.kind).toBe('whole');
  });

  test('an index says nothing of files that are as they were', async () => {
    files.write('small', small);
    await files.pass(10_000);
    await settle('small');
    told.length = 0;
    await settle('small');
    expect(told).toEqual([]);
  });

  test('an index stops when it is told to, and keeps the heads', async () => {
    files.write('large', large);
    indexer.request(['large']);
    await indexer.headsRead();
    indexer.stop();
    await indexer.idle();
    expect(indexer.pending).toBe(0);
    expect(indexer.entry('large')?.content.kind).toBe('head');
  });
});

describe('a file that is being written', () => {
  test('a file that is being written keeps its last whole reading, truncated or half written, and never shows as an error', async () => {
    files.write('run', small);
    await settle('run');
    for (const cut of [0, 40, 300, small.length - 5]) {
      await files.pass(500);
      files.write('run', small.slice(0, cut));
      await settle('run');
      expect(indexer.entry('run')).toMatchObject({
        isBeingWritten: true,
        content: { kind: 'whole', title: 'small' },
      });
    }
    await files.pass(500);
    files.write('run', small.replace('>small<', '>done<'));
    await settle('run');
    expect(indexer.entry('run')).toMatchObject({ isBeingWritten: false, content: { title: 'done' } });
  });

  test('a file that its writer left half written shows as broken once it is quiet, without any event', async () => {
    files.write('run', small.slice(0, -5));
    await settle('run');
    expect(indexer.entry('run')?.isBeingWritten).toBe(true);
    await files.pass(4_000);
    await indexer.idle();
    expect(indexer.entry('run')).toMatchObject({
      isBeingWritten: false,
      content: { kind: 'whole', isBroken: true },
    });
  });

  test('a file that is new and still empty shows as being written, not as unreadable', async () => {
    files.write('run', '');
    await settle('run');
    expect(indexer.entry('run')).toMatchObject({
      isBeingWritten: true,
      content: { kind: 'head', systems: [] },
    });
  });
});
