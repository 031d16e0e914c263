import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { documentLimits, type FileSource, loadFiles } from '../../../src/core/comparison/loadFiles';
import type { ComparisonDocument } from '../../../src/core/document/document';
import { refusalOf } from '../../../src/core/document/fileNames';
import { defaultChoices } from '../../../src/core/document/method';
import { Formatter } from '../../../src/core/messages/formatter';
import { message } from '../../../src/core/messages/message';
import { file, result } from './lab';

const english = new Formatter('en');

/** Files under any number of names; counts what is read. */
class FakeSource implements FileSource {
  readonly read: string[] = [];
  asked = 0;

  constructor(
    private readonly size = 1,
    private readonly logs = 0,
  ) {}

  async find(name: string) {
    this.asked++;
    if (name.includes('missing')) return { failure: message('cli.not-found') };
    const place = name.replaceAll('./', '');
    return { place: name, realPlace: place, size: this.size };
  }

  async load({ realPlace }: { readonly realPlace: string }, name: string) {
    this.read.push(name);
    const entries = [{ system: realPlace, trials: [1, 2, 3] }];
    const systemLogs = new Map([[realPlace, new Map([['dmesg', 'x'.repeat(this.logs)]])]]);
    return { ...file(name, [realPlace], [result({ entries })]), systemLogs };
  }
}

function documentOf(files: readonly string[], more: Partial<ComparisonDocument> = {}): ComparisonDocument {
  return { version: 1, files, ...defaultChoices, ...more };
}

async function load(document: ComparisonDocument, source = new FakeSource()) {
  const loaded = await loadFiles(document, source);
  const { systems, problems } = compareFiles(loaded.document, loaded.files);
  return {
    source,
    systems: systems.map(({ label }) => label),
    document: loaded.document,
    problems: problems.map(({ file: of, problem }) => `${of}: ${english.say(problem.message)}`),
    severities: problems.map(({ problem }) => problem.severity),
  };
}

describe('a file under several names', () => {
  test('a file under several names is read once and its systems are there once; the other name is told', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${'./'.repeat(index)}a`);
    const { source, systems, problems, severities } = await load(documentOf(names));
    expect(source.read).toEqual(['a']);
    expect(systems).toEqual(['a']);
    expect(problems).toHaveLength(39);
    expect(problems[0]).toBe(
      './a: This is the same file as “a” and counts once. Delete one of the two names.',
    );
    expect(new Set(severities)).toEqual(new Set(['warning']));
  });

  test('a file under several names keeps its sessions under each of them, and a pool counts none of them twice', async () => {
    const systems = [
      { label: 'pool', sessions: ['a', './a'].map(name => ({ file: name, identifier: 'a' })) },
      { label: 'other', sessions: [{ file: './a', identifier: 'a' }] },
    ];
    const loaded = await load(documentOf(['a', './a'], { systems }));
    expect(loaded.document.systems).toEqual([
      { label: 'pool', sessions: [{ file: 'a', identifier: 'a' }] },
      { label: 'other', sessions: [{ file: 'a', identifier: 'a' }] },
    ]);
    expect(loaded.problems).toHaveLength(1);
  });
});

describe('a document that names too much', () => {
  test('a document that names too much shows the first files and says from which on it reads no more', async () => {
    const names = Array.from({ length: documentLimits.files + 5 }, (_, index) => `f${index}`);
    const loaded = await loadFiles(documentOf(names), new FakeSource());
    expect(loaded.files).toHaveLength(documentLimits.files + 1);
    const last = loaded.files.at(-1);
    expect(last?.path).toBe(`f${documentLimits.files}`);
    expect(last?.failure && english.say(last.failure)).toContain('5 in all');
  });

  test('a document that names too much reads as many bytes as fit, logs among them, and goes on with smaller files', async () => {
    const half = documentLimits.bytes / 4;
    const { source, problems } = await load(documentOf(['a', 'b', 'c', 'd', 'e']), new FakeSource(half, 10));
    expect(source.read).toEqual(['a', 'b', 'c']);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain(
      'Not read: the files before it and their logs already come to nearly 128 MB',
    );
    const logs = await load(documentOf(['a', 'b']), new FakeSource(1, documentLimits.bytes));
    expect(logs.source.read).toEqual(['a']);
  });
});

describe('a name that leads nowhere', () => {
  const elsewhere = [
    '\\\\host\\share',
    '//host/share',
    '\\/host',
    '/\\host',
    '\\\\?\\UNC\\host\\x',
    '\\\\.\\pipe\\x',
  ];
  const impossible = ['\ud800', 'a\udc00b', 'a\0b'];

  test.each([...elsewhere, ...impossible])(
    'a name that leads nowhere, %j, is an item with its sentence, nobody is asked, and the others are shown',
    async name => {
      const { source, systems, problems } = await load(documentOf([name, 'a']));
      expect(source.asked).toBe(1);
      expect(systems).toEqual(['a']);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(elsewhere.includes(name) ? 'another machine' : 'No file has this name');
    },
  );

  test('a name that leads nowhere is told from one that does', () => {
    for (const name of ['a', './a', '/a/b', 'C:\\a', 'C:/a', 'a//b', 'a\\\\b', '😀', 'file:///a', '..', ''])
      expect(refusalOf(name)).toBeUndefined();
  });

  test('a name that leads nowhere does not take the others along when its file is missing', async () => {
    expect((await load(documentOf(['missing', 'a']))).systems).toEqual(['a']);
  });
});
