import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LoadedFile } from '../../../src/core/comparison/loadedFile';
import { defaultChoices } from '../../../src/core/document/method';
import { mergedResult } from '../../../src/core/ptsResult/mergedResult';
import { ptsResultXml } from '../../../src/core/ptsResult/ptsResultXml';
import { readResultFile } from '../../../src/core/results/read';
import { compositeXml } from '../../compositeXml';
import { about, mergedFaults, writtenAndRead } from '../../mergedFaults';

const loaded = (name: string, text: string): LoadedFile => ({
  path: name,
  folder: name,
  reading: readResultFile(text),
});
const documentOf = (files: readonly LoadedFile[]) => ({
  version: 1 as const,
  files: files.map(file => file.path),
  ...defaultChoices,
});

const lab = ['hyper-v', 'xen', 'kvm'].map(name =>
  loaded(
    name,
    readFileSync(path.resolve(import.meta.dirname, `../../../samples/lab/${name}/composite.xml`), 'utf8'),
  ),
);

/** A result of one row in a file of one system. */
const one = (system: string, value: string, raw: string, more: Readonly<Record<string, string>> = {}) =>
  compositeXml({
    title: 'a',
    systems: [{ identifier: system }],
    results: [
      {
        profile: 'pts/copy-1.0.0',
        title: 'Copy',
        appVersion: '1',
        arguments: '-b 3',
        description: 'Type: Copy',
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        ...more,
        entries: [{ system, value, raw, json: '{"test-run-times":"1.50:2.25"}' }],
      },
    ],
  });

describe('the compared systems as one result of PTS', () => {
  test('the samples read back equal, key by key, in PTS’s order of elements', () => {
    expect(mergedFaults(documentOf(lab), lab)).toEqual([]);
    const xml = ptsResultXml(mergedResult(documentOf(lab), lab), about);
    const [result = ''] = /<Result>.*?<\/Entry>/s.exec(xml) ?? [];
    expect([...result.matchAll(/<([A-Za-z]+)[\s/>]/g)].map(match => match[1])).toEqual([
      'Result',
      ...[
        'Identifier',
        'Title',
        'AppVersion',
        'Arguments',
        'Description',
        'Scale',
        'Proportion',
        'DisplayFormat',
      ],
      ...['Data', 'Entry', 'Identifier', 'Value', 'RawString', 'JSON'],
    ]);
  });

  test('two systems of one name get names of their own: PTS would make one of them', () => {
    const files = [loaded('monday', one('KVM', '10', '9:11')), loaded('tuesday', one('KVM', '12', '11:13'))];
    const back = writtenAndRead(documentOf(files), files);
    expect(back.systems.map(({ identifier }) => identifier)).toEqual(['KVM (monday)', 'KVM (tuesday)']);
    expect(back.results).toHaveLength(1);
    expect(back.results[0]?.entries.map(({ system, trials }) => [system, trials])).toEqual([
      ['KVM (monday)', [9, 11]],
      ['KVM (tuesday)', [11, 13]],
    ]);
  });

  test('pooled sessions keep a name each, since PTS knows no sessions', () => {
    const files = [loaded('a', one('KVM r1', '10', '9:11')), loaded('b', one('KVM r2', '12', '11:13'))];
    const sessions = files.map(({ path: file }, at) => ({ file, identifier: `KVM r${at + 1}` }));
    const document = { ...documentOf(files), systems: [{ label: 'KVM', sessions }] };
    expect(writtenAndRead(document, files).systems.map(({ identifier }) => identifier)).toEqual([
      'KVM r1',
      'KVM r2',
    ]);
  });

  test('annotations of all files are kept, each once', () => {
    const files = ['swapping', 'swapping', 'throttled'].map((annotation, at) =>
      loaded(`f${at}`, one(`s${at}`, '10', '9:11', { annotation })),
    );
    expect(writtenAndRead(documentOf(files), files).results[0]?.annotation).toBe('swapping\n\nthrottled');
  });

  test('numbers keep their decimals, texts their characters, and nothing of a file is markup', () => {
    const hostile = `]]></Value><!-- & "é" 😀 \\ ${'x'.repeat(10)}`;
    const files = [
      loaded('a', one(hostile, '0.30', '0.3:0.30:0.22')),
      loaded('b', one('b', '104000', '103000:105000')),
    ];
    expect(mergedFaults(documentOf(files), files)).toEqual([]);
    const [a, b] = writtenAndRead(documentOf(files), files).results[0]?.entries ?? [];
    expect([a?.system, a?.rawValue, a?.decimals, a?.runTimes]).toEqual([hostile, '0.30', 2, [1.5, 2.25]]);
    expect(b?.decimals).toBe(-3);
  });

  test('no environment variable is passed on: PTS would apply it to a further run', () => {
    const text = one('a', '1', '').replace(
      '</Generated>',
      '<PreSetEnvironmentVariables>LD_PRELOAD=/tmp/x.so</PreSetEnvironmentVariables></Generated>',
    );
    const files = [loaded('a', text)];
    expect(ptsResultXml(mergedResult(documentOf(files), files), about)).not.toContain('LD_PRELOAD');
  });

  test('what PTS noted beside a value is kept: footnote, smallest and largest value, and what it may note one day', () => {
    const notes = {
      'install-footnote': 'CLANG 18',
      'min-result': '8.1:9',
      'max-result': '12:11',
      '__proto__ of a test': 'x',
      'noted-later': '7',
    };
    const json = JSON.stringify({ ...notes, 'test-run-times': '1.5:2', error: 'E: no' }).replaceAll(
      '"',
      '&quot;',
    );
    const text = one('a', '10', '9:11').replace('{"test-run-times":"1.50:2.25"}', json);
    const files = [loaded('a', text)];
    const [entry] = writtenAndRead(documentOf(files), files).results[0]?.entries ?? [];
    expect(Object.fromEntries(entry?.notes ?? [])).toEqual(notes);
    expect([entry?.runTimes, entry?.error]).toEqual([[1.5, 2], 'E: no']);
    expect(mergedFaults(documentOf(files), files)).toEqual([]);
  });

  /** A file with two results of one key. */
  const twice = (format: string) => {
    const result = (value: string, display: string, annotation: string) => ({
      profile: 'pts/copy-1.0.0',
      title: 'Copy',
      scale: 'MB/s',
      proportion: 'HIB',
      format: display,
      annotation,
      entries: ['a', 'b'].map(system => ({ system, value, raw: '' })),
    });
    return loaded(
      'twice',
      compositeXml({
        title: 'twice',
        systems: [{ identifier: 'a' }, { identifier: 'b' }],
        results: [result('10', 'BAR_GRAPH', 'first'), result('20', format, 'second')],
      }),
    );
  };
  const backOf = (file: LoadedFile) =>
    writtenAndRead(documentOf([file]), [file]).results.map(({ description, annotation, entries }) => [
      description,
      annotation,
      entries.map(({ system, rawValue }) => `${system} ${rawValue}`),
    ]);

  test('of two results of one key both values are kept: PTS would read the last result only', () => {
    expect(backOf(twice('BAR_GRAPH'))).toEqual([
      [undefined, 'first\n\nsecond', ['a 10', 'b 10', 'a 20', 'b 20']],
    ]);
  });

  test('two results of one key whose values are of another kind are not mixed: the second gets a key of its own', () => {
    const file = twice('LINE_GRAPH');
    expect(backOf(file)).toEqual([
      [undefined, 'first', ['a 10', 'b 10']],
      ['(2)', 'second', ['a 20', 'b 20']],
    ]);
    const keys = writtenAndRead(documentOf([file]), [file]).results.map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});
