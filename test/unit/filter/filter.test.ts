import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { filterRows, parseFilter } from '../../../src/core/filter/filter';
import { Formatter } from '../../../src/core/messages/formatter';
import { root } from '../architecture/sources';
import { documentOf, file, result } from '../comparison/lab';

const english = new Formatter('en');

const files = [
  file(
    'lab',
    ['Hyper-V', 'Xen', 'KVM', 'run 1', 'run 10'],
    [
      result({
        name: 'RAMspeed SMP',
        identifier: 'pts/ramspeed-1.4.3',
        appVersion: '3.5.0',
        description: 'Type: Copy - Benchmark: Integer',
        entries: [
          { system: 'Hyper-V', trials: [100, 101, 99] },
          { system: 'Xen', trials: [80, 81, 79] },
          { system: 'KVM', trials: [130, 131, 129] },
          { system: 'run 1', trials: [100, 150, 60] },
          { system: 'run 10', trials: [100] },
        ],
      }),
      result({
        name: 'BLAKE2',
        identifier: 'pts/blake2-1.2.1',
        proportion: 'LIB',
        scale: 'Cycles Per Byte',
        entries: [
          { system: 'Hyper-V', trials: [100, 101, 99] },
          { system: 'Xen', trials: [80, 81, 79] },
          { system: 'KVM', trials: [130, 131, 129] },
        ],
      }),
      result({
        name: 'Flexible IO Tester (fio)',
        identifier: 'pts/fio-2.0.0',
        entries: [{ system: 'Hyper-V', trials: [5, 5.1, 5.2] }],
      }),
      result({
        name: 'CPU Temperature Monitor',
        identifier: 'local/none',
        format: 'LINE_GRAPH',
        entries: [{ system: 'Xen', series: [1, 2] }],
      }),
    ],
  ),
];
const comparison = compareFiles(documentOf(files), files);

/** What a filter leaves, as `title: systems`. */
function shown(text: string): readonly string[] {
  const filter = parseFilter(text);
  if (filter.kind === 'mistake') throw new Error(english.say(filter.message));
  return filterRows(comparison, filter).map(row =>
    [row.title, row.comparisons.map(pair => pair.system).join(' ')].join(': '),
  );
}

describe('the filter finds what was asked for', () => {
  test.each([
    ['', 4],
    ['   ', 4],
    ['ramspeed', 1],
    ['RAMSPEED copy', 1],
    ['copy fio', 0],
    ['"smp 3.5"', 1],
    ['"Copy - Benchmark"', 1],
    ['-fio -monitor', 2],
    ['-"flexible io"', 3],
    ['type:memory', 1],
    ['type:MEMORY,disk', 2],
    ['profile:blake2', 1],
    ['scale:cycles', 1],
    ['Flexible IO Tester (fio)', 1],
  ])('the filter %s finds %d rows', (text, rows) => {
    expect(shown(text)).toHaveLength(rows);
  });

  test('verdict and system must hold for the same pair', () => {
    expect(shown('verdict:faster system:KVM')).toEqual(['RAMspeed SMP: KVM']);
    expect(shown('verdict:faster system:Xen')).toEqual(['BLAKE2: Xen']);
    expect(shown('verdict:slower system:kvm')).toEqual(['BLAKE2: KVM']);
    expect(shown('verdict:slower')).toEqual(['RAMspeed SMP: Xen', 'BLAKE2: KVM']);
    expect(shown('verdict:faster,slower system:Xen,KVM blake')).toEqual(['BLAKE2: Xen KVM']);
    expect(shown('-verdict:faster system:Xen ramspeed')).toEqual(['RAMspeed SMP: Xen']);
  });

  test('run 1 is not run 10', () => {
    expect(shown('system:"run 1" ramspeed')).toEqual(['RAMspeed SMP: run 1']);
    expect(shown('system:"run 10" ramspeed')).toEqual(['RAMspeed SMP: run 10']);
    expect(shown('system:run ramspeed')).toEqual(['RAMspeed SMP: run 1 run 10']);
  });

  test('the baseline is part of every pair', () => {
    expect(shown('system:Hyper-V ramspeed')).toEqual(['RAMspeed SMP: Xen KVM run 1 run 10']);
  });

  test('numbers are compared with ratio, difference in percent and count', () => {
    expect(shown('ratio>1.05')).toEqual(['RAMspeed SMP: KVM', 'BLAKE2: Xen']);
    expect(shown('ratio>1,05')).toEqual(shown('ratio>1.05'));
    expect(shown('ratio=1.3')).toEqual(['RAMspeed SMP: KVM', 'BLAKE2: Xen']);
    expect(shown('difference<-10 system:Xen')).toEqual(['RAMspeed SMP: Xen']);
    expect(shown('difference<\u221210 system:KVM')).toEqual(['BLAKE2: KVM']);
    expect(shown('difference>=25%')).toEqual(['RAMspeed SMP: KVM', 'BLAKE2: Xen']);
    expect(shown('n=1')).toEqual(['RAMspeed SMP: run 10']);
    expect(shown('n<3 n>=1')).toEqual(['RAMspeed SMP: run 10']);
    expect(shown('n=1,3 system:"run 1","run 10"')).toEqual(['RAMspeed SMP: run 1 run 10']);
  });

  test('warnings are those of the two sides of the pair', () => {
    expect(shown('warn:noisy')).toEqual(['RAMspeed SMP: run 1']);
    expect(shown('warn:guest-clock')).toHaveLength(1);
  });

  test('filtering never changes a verdict or a number', () => {
    const filter = parseFilter('verdict:faster');
    if (filter.kind === 'mistake') throw new Error('mistake');
    for (const row of filterRows(comparison, filter)) {
      const whole = comparison.rows.find(one => one.id === row.id);
      expect(row.samples).toEqual(whole?.samples);
      for (const pair of row.comparisons) expect(whole?.comparisons).toContain(pair);
    }
  });
});

describe('a mistake in the filter is explained where it stands', () => {
  test.each([
    ['ramspeed verdct:faster', 'verdct', 'Did you mean “verdict”?'],
    ['colour:red', 'colour', '“colour” is not a word of the filter. To search'],
    ['verdict:fastr', 'fastr', 'Did you mean “faster”?'],
    ['verdict:inc', 'inc', 'Did you mean “inconclusive”?'],
    ['verdict:purple', 'purple', 'It is one of: faster, slower'],
    ['verdict:', 'verdict:', 'needs a value, such as verdict:faster'],
    ['ratio>', 'ratio>', 'needs a value, such as ratio>1'],
    ['ratio>big', 'big', '“big” is none'],
    ['system>Xen', 'system>Xen', 'has no order'],
    ['verdict>faster', 'verdict>faster', 'such as verdict:faster'],
    ['"ramspeed', '"ramspeed', 'never closed'],
    ['fio -', '-', 'Nothing follows the minus'],
    ['fio ""', '""', 'nothing between these quotes'],
    ['n=1,x', 'x', 'is compared with a number'],
  ])('a mistake in the filter is explained where it stands: %s', (text, place, said) => {
    const reading = parseFilter(text);
    if (reading.kind === 'filter') throw new Error('no mistake was found');
    expect(text.slice(reading.start, reading.end)).toBe(place);
    expect(english.say(reading.message)).toContain(said);
    expect(new Formatter('ru').say(reading.message)).toMatch(/[а-я]/);
  });
});

describe('the filter takes the words that are seen', () => {
  test.each([
    ['verdict:open', 'verdict:inconclusive'],
    ['verdict:equal', 'verdict:equivalent'],
    ['verdict:one-trial', 'verdict:single-trial'],
    ['warn:counts-cycles', 'warn:guest-clock'],
    ['attribution:fair', 'attribution:creditable'],
  ])('the filter takes the words that are seen: %s, beside %s of documents and scripts', (seen, written) => {
    const found = (text: string) => {
      const filter = parseFilter(text);
      if (filter.kind === 'mistake') throw new Error(english.say(filter.message));
      return filterRows(comparison, filter).map(row => [row.id, row.comparisons.map(({ system }) => system)]);
    };
    expect(found(seen)).toEqual(found(written));
  });

  test('the filter takes every word and value that its page lists', () => {
    const [, section = ''] = readFileSync(path.join(root, 'docs/comparing.md'), 'utf8').split(
      '## The filter',
    );
    const rows = [...(section.split('\n## ', 1)[0]?.matchAll(/^\| (`[^|]*) \| ([^|]*)\|$/gm) ?? [])];
    const asked = rows.flatMap(([, words = '', values = '']) => {
      const names = [...words.matchAll(/`([a-z]+:)`/g)].map(([, name]) => name ?? '');
      const quoted = [...values.matchAll(/`([^`]+)`/g)].map(([, value]) => value ?? '');
      return names.length === 0 ? quoted : names.flatMap(name => quoted.map(value => `${name}${value}`));
    });
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter(text => parseFilter(text).kind === 'mistake')).toEqual([]);
  });
});
