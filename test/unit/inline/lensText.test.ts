import { describe, expect, test } from 'vitest';
import { headlineOf } from '../../../src/core/comparison/headline';
import { lensText } from '../../../src/core/inline/lensText';
import type { Formatter } from '../../../src/core/messages/formatter';
import { english, entry, inlineOf, loaded, plain, read, result, russian, textOf } from './twoGuests';

type Inline = ReturnType<typeof inlineOf>;

function lenses({ file, rows, compared }: Inline, words: Formatter = english): readonly string[] {
  return file.results.map(one => plain(lensText(one, rows, compared, words)?.text));
}

const results = [
  result('Copy', [entry('Xen', 100, 100.5, 99.5), entry('KVM', 90, 90.5, 89.5)]),
  result('Add', [entry('Xen', 100, 110, 90), entry('KVM', 99, 109, 89)]),
  result('Once', [entry('Xen', 100), entry('KVM', 90)]),
];

describe('the line above a result', () => {
  test('names the system, by how much, with what certainty, and what forbids to credit the hypervisor', () => {
    const [copy] = lenses(inlineOf(read(textOf(['Xen', 'KVM'], results))));
    expect(copy).toMatch(/^KVM [\d.]+ % slower than Xen, 95 % CI [\d.]+ … [\d.]+ %, 3 vs 3 · memory differs/);
  });

  test('calls nothing slower that is not established, and gives a single trial neither interval nor verdict', () => {
    const [, add, once] = lenses(inlineOf(read(textOf(['Xen', 'KVM'], results))));
    expect(add).toMatch(/^KVM against Xen not decided: −[\d.]+ %, 95 % CI .+, 3 vs 3$/);
    expect(once).toBe('KVM against Xen: −10 %, one trial, no verdict');
  });

  test('says the verdict of the whole comparison, which is corrected over all rows', () => {
    const inline = inlineOf(read(textOf(['Xen', 'KVM'], results)));
    const verdicts = inline.compared.comparison.rows.map(({ comparisons }) => comparisons[0]?.verdict);
    expect(verdicts).toEqual(['slower', 'inconclusive', 'single-trial']);
    expect(headlineOf(inline.compared.comparison).systems[0]?.counts.slower).toBe(1);
  });

  test('of a system alone tells its own mean, interval and number of trials', () => {
    const file = read(
      textOf(['KVM'], [result('Copy', [entry('KVM', 90, 90.5, 89.5)]), result('Once', [entry('KVM', 90)])]),
    );
    expect(lenses(inlineOf(file))).toEqual([
      '90.0 MB/s, 95 % CI 88.8 … 91.2, n = 3',
      '90.00 MB/s, one trial: no interval',
    ]);
  });

  test('of several systems tells the largest difference, and how many more there are', () => {
    const text = textOf(
      ['Xen', 'KVM', 'Hyper-V'],
      [
        result('Copy', [
          entry('Xen', 100, 100.5, 99.5),
          entry('KVM', 90, 90.5, 89.5),
          entry('Hyper-V', 70, 70.5, 69.5),
        ]),
      ],
    );
    const [copy] = lenses(inlineOf(read(text)));
    expect(copy).toMatch(/^Hyper-V [\d.]+ % slower than Xen.* · \+1 more$/);
  });

  test('compares with the baseline of the workspace, which may be in another file and have the same name', () => {
    const own = read(textOf(['KVM'], [result('Copy', [entry('KVM', 90, 90.5, 89.5)])]));
    const other = read(
      textOf(['KVM', 'Xen'], [result('Copy', [entry('KVM', 80, 80.5, 79.5), entry('Xen', 1, 2, 3)])]),
    );
    const baseline = { file: loaded('other', other), identifier: 'KVM', occurrence: 0 };
    const inline = inlineOf(own, baseline);
    expect(lenses(inline)[0]).toMatch(/^KVM [\d.]+ % faster than KVM \(other\), /);
    expect(inline.compared.comparison.systems.map(({ label }) => label)).toEqual(['KVM', 'KVM (other)']);
  });

  test('divides by the baseline of the workspace where that is in the file itself', () => {
    const file = read(textOf(['Xen', 'KVM'], results));
    const own = loaded('own', file);
    expect(lenses(inlineOf(file, { file: own, identifier: 'KVM', occurrence: 0 }))[0]).toMatch(
      /^Xen [\d.]+ % faster than KVM/,
    );
  });

  test('keeps its own figures where the baseline has no such result, and says so', () => {
    const own = read(textOf(['KVM'], [result('Copy', [entry('KVM', 90, 90.5, 89.5)])]));
    const other = read(textOf(['Xen'], [result('Scale', [entry('Xen', 1, 2, 3)])]));
    const inline = inlineOf(own, { file: loaded('other', other), identifier: 'Xen', occurrence: 0 });
    expect(lenses(inline)[0]).toBe('90.0 MB/s, 95 % CI 88.8 … 91.2, n = 3 · KVM against Xen: not the same');
  });

  test('drops an old verdict as soon as its result is typed in, and keeps that of all others', () => {
    const before = inlineOf(read(textOf(['Xen', 'KVM'], results)));
    const [copy, ...others] = results;
    const typed = read(
      textOf(
        ['Xen', 'KVM'],
        [{ ...copy, entries: [entry('Xen', 1, 2, 3)] } as (typeof results)[0], ...others],
      ),
    );
    const untouched = typed.results.map((one, at) =>
      at === 0 ? one : { ...one, entries: before.file.results[at]?.entries ?? [] },
    );
    const after = { ...before, file: { ...typed, results: untouched } };
    const said = after.file.results.map(one =>
      plain(lensText(one, inlineOf(typed).rows, before.compared, english)?.text),
    );
    expect(said[0]).toMatch(/^2\.0 MB\/s, 95 % CI/);
    expect(said[1]).toMatch(/not decided/);
  });

  test('passes and failures are told as they are', () => {
    const checks = [
      result('Check', [{ system: 'KVM', value: 'FAIL', raw: '' }], { format: 'PASS_FAIL' }),
      result('Broken', [{ system: 'KVM', value: '', raw: '' }]),
      result('Monitor', [{ system: 'KVM', value: '1.0,2.0,3.0', raw: '' }], { format: 'LINE_GRAPH' }),
    ];
    expect(lenses(inlineOf(read(textOf(['KVM'], checks))))).toEqual([
      'FAIL',
      'failed',
      '2.000 MB/s (1.000 … 3.000)',
    ]);
  });

  test('a Russian reader gets it in Russian', () => {
    const [copy, add] = lenses(inlineOf(read(textOf(['Xen', 'KVM'], results))), russian);
    expect(copy).toMatch(/^KVM медленнее, чем Xen: [\d,]+ %, 95 % ДИ .+, 3 против 3 · различается: память/);
    expect(add).toMatch(/^KVM против Xen: не решено: /);
  });

  test('a name of a megabyte, or of signs that turn the line around, leaves one readable line', () => {
    const name = `\u202e${'x'.repeat(1_000_000)}`;
    const file = read(
      textOf(['Xen', name], [result('Copy', [entry('Xen', 100, 101, 102), entry(name, 90, 91, 92)])]),
    );
    const [copy = ''] = lenses(inlineOf(file));
    expect(copy.length).toBeLessThan(300);
    expect(copy).not.toContain('\u202e');
  });
});
