import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import type { ComparisonDocument } from '../../../src/core/document/document';
import type { RanOn } from '../../../src/core/environment/evidence/ranOn';
import { Formatter } from '../../../src/core/messages/formatter';
import { conclusionBlocks } from '../../../src/core/report/conclusionBlocks';
import { everyPair } from '../../../src/core/report/pairs';
import { markdownOf } from '../../../src/core/reports/markdownBlocks';
import { documentOf, file, result, system } from '../comparison/lab';

type Trials = Readonly<Record<string, readonly number[]>>;

const xen: RanOn = { layers: [{ kind: 'xen', role: 'guest' }], below: 'nothing', machine: 'pc' };
const kvm: RanOn = { layers: [{ kind: 'kvm', role: 'guest' }], below: 'nothing', machine: 'pc' };
const nested: RanOn = {
  layers: [
    { kind: 'vmware', role: 'guest' },
    { kind: 'xen', role: 'guest' },
  ],
  below: 'nothing',
  machine: 'pc',
};

/** The conclusion of systems by what they ran on, from the trials of each benchmark. */
async function concluded(
  ranOn: Readonly<Record<string, RanOn | undefined>>,
  benchmarks: Readonly<Record<string, Trials>>,
  language: 'en' | 'ru' = 'en',
  rest: Partial<ComparisonDocument> = {},
): Promise<string> {
  const labels = Object.keys(ranOn);
  const files = labels.map(label =>
    file(
      label,
      [label],
      Object.entries(benchmarks).map(([name, trials]) =>
        result({
          name,
          entries: trials[label] === undefined ? [] : [{ system: label, trials: trials[label] }],
        }),
      ),
    ),
  );
  const document = documentOf(files, {
    systems: labels.map(label => ({
      label,
      sessions: [{ file: label, identifier: label }],
      ...(ranOn[label] === undefined ? {} : { ranOn: ranOn[label] }),
    })),
    ...rest,
  });
  const comparison = compareFiles(document, files);
  const pairs = await everyPair(comparison, baseline => compareFiles({ ...document, baseline }, files));
  const blocks = conclusionBlocks(comparison, pairs, new Formatter(language));
  return markdownOf(blocks).replaceAll('\u00a0', ' ').replaceAll('\\', '');
}

const slow = [99, 100, 101];
const fast = [119, 120, 121];
const both = { one: { a: slow, b: fast }, two: { a: slow, b: fast }, three: { a: slow, b: fast } };

describe('the drafted conclusion', () => {
  test('credits the faster hypervisor where nothing else differs', async () => {
    const said = await concluded({ a: xen, b: kvm }, both);
    expect(said).toMatch(/^\*\*b and a\.\*\* b was faster than a on these tests: ahead by 20/m);
    expect(said).toContain('This can be credited to the hypervisor of b.');
    expect(said).not.toContain('cannot be credited');
    expect(said).toContain('This holds for these runs only');
  });

  test('says that a nested system may not be credited, why, and what to do about it', async () => {
    const said = await concluded({ a: nested, b: kvm }, both);
    expect(said).toContain('This cannot be credited to the hypervisor of b. Nesting differs');
    expect(said).toContain('VMware → Xen');
    expect(said).toContain('Run all systems at the same depth');
    expect(said).not.toContain('can be credited to the hypervisor of b.');
  });

  test('says the same in Russian, with Russian numbers', async () => {
    const said = await concluded({ a: nested, b: kvm }, both, 'ru');
    expect(said).toMatch(/В этих тестах быстрее b: производительность выше, чем у a, на 20,\d+ %/);
    expect(said).toContain('Это нельзя приписать гипервизору системы b. Вложенность различается');
    expect(said).not.toMatch(/faster|credited/);
  });

  test('speaks of caution where nothing is known of the systems', async () => {
    const open: RanOn = { layers: [{ kind: 'xen', role: 'guest' }], below: 'not known' };
    const said = await concluded({ a: open, b: kvm }, both);
    expect(said).toContain('can be credited to the hypervisor of b only with caution');
  });

  test('credits nobody where both ran on the same', async () => {
    const said = await concluded({ a: xen, b: xen }, both);
    expect(said).toContain('This says nothing of a hypervisor.');
    expect(said).not.toContain('can be credited');
  });

  test('names nobody faster where nothing is decided, and says what decides it', async () => {
    const said = await concluded({ a: xen, b: kvm }, { one: { a: [90, 100, 110], b: [92, 103, 111] } });
    expect(said).toContain('Between b and a nothing is decided: the tests neither establish');
    expect(said).toContain('Not decided on one 1.0 (');
    expect(said).not.toMatch(/was faster|credited|holds/);
    expect(said).toMatch(/\*\*one 1\.0:\*\* not decided \(b and a\)\. .*(?:trials|sessions|resolved)/);
  });

  test('concludes nothing from single trials, however far they are apart', async () => {
    const said = await concluded(
      { a: xen, b: kvm },
      { one: { a: [100], b: [300] }, two: { a: [1], b: [9] } },
    );
    expect(said).toContain('no test that both ran was repeated on both');
    expect(said).toContain('Measured only once on a side, so that nothing can be said of two 1.0; one 1.0.');
    expect(said).toContain('a: run at least three trials of two 1.0; one 1.0.');
    expect(said).not.toMatch(/was faster|credited|300|×/);
  });

  test('compares the two systems that are not the baseline, too, by a pair of their own', async () => {
    const said = await concluded(
      { a: xen, b: kvm, c: kvm },
      { one: { a: slow, b: fast, c: [109, 110, 111] } },
    );
    const heads = said.match(/^\*\*[abc] and [abc]\.\*\*/gm);
    expect(heads).toEqual(['**b and a.**', '**c and a.**', '**c and b.**']);
    // 110 beside 120, which no difference from the baseline says.
    expect(said).toMatch(/c slower on one 1\.0 \(−8\.3/);
    expect(said).toContain('All of this holds for these runs only');
  });

  test('of many systems it says how many pairs it leaves out', async () => {
    const systems = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map(label => [label, xen]));
    const trials = Object.fromEntries(Object.keys(systems).map(label => [label, slow]));
    expect(await concluded(systems, { one: trials })).toContain(
      '6 further pairs of systems are not compared here',
    );
  });

  test.each([
    ['Intel Xeon E5-2670', '6.1', 'Not decided on one 1.0'],
    ['Intel Xeon E5-2697', '7.0', 'b faster on one 1.0'],
  ])(
    'tells no mean of merged sessions that are not one system, and what differs: %s, %s',
    async (processor, kernel, outcome) => {
      const machine = (name: string, model: string, release: string) => ({
        ...system(name),
        hardware: new Map([['Processor', model]]),
        software: new Map([['Kernel', release]]),
      });
      const first = machine('a', 'Intel Xeon E5-2697', '6.1');
      const bench = (name: string) => (trials: readonly number[]) =>
        ['one', 'two', 'bench'].map(title => result({ name: title, entries: [{ system: name, trials }] }));
      const files = [
        file('x', [first], bench('a')(slow)),
        file('y', [machine('a', processor, kernel)], bench('a')(slow)),
        file('z', [machine('b', 'Intel Xeon E5-2697', '6.1')], bench('b')(fast)),
      ];
      const document = documentOf(files, {
        systems: [
          { label: 'a', sessions: ['x', 'y'].map(name => ({ file: name, identifier: 'a' })) },
          { label: 'b', sessions: [{ file: 'z', identifier: 'b' }] },
        ],
      });
      const comparison = compareFiles(document, files);
      const pairs = await everyPair(comparison, () => comparison);
      const said = markdownOf(conclusionBlocks(comparison, pairs, new Formatter('en')));
      expect(said).toMatch(/^\*\*b and a\.\*\* The merged sessions of a are not one system \(/m);
      expect(said).toContain(processor === 'Intel Xeon E5-2697' ? '“7.0”' : processor);
      expect(said).toContain(outcome);
      expect(said).not.toContain('on these tests');
    },
  );

  test('says which checks fail, and takes a failed test for no figure', async () => {
    const files = [
      file(
        'x',
        ['a', 'b'],
        [
          result({
            name: 'check',
            format: 'PASS_FAIL',
            entries: [
              { system: 'a', outcomes: ['PASS'] },
              { system: 'b', outcomes: ['FAIL'] },
            ],
          }),
          result({
            name: 'gone',
            entries: [
              { system: 'a', trials: slow },
              { system: 'b', error: 'it broke' },
            ],
          }),
        ],
      ),
    ];
    const comparison = compareFiles(documentOf(files), files);
    const pairs = await everyPair(comparison, () => comparison);
    const said = markdownOf(conclusionBlocks(comparison, pairs, new Formatter('en')));
    expect(said).toContain('**b:** fails check and gone.');
    expect(said).toContain('b: find out why it failed, and repeat: check 1.0; gone 1.0.');
    expect(said).toContain('Failed on a side: gone 1.0.');
    expect(said).not.toContain('was faster');
  });

  test('warns beside a verdict whose trials are doubtful', async () => {
    const said = await concluded(
      { a: xen, b: kvm },
      { one: { a: [99, 100, 101, 99, 100, 101], b: [160, 200, 201, 199, 200, 201] } },
    );
    expect(said).toMatch(/To be taken with care.*one 1\.0 \(.*first trial is off/);
  });

  test('of a system alone says which figures can be trusted, and compares nothing', async () => {
    const said = await concluded({ a: xen }, { one: { a: slow }, two: { a: [5] } });
    expect(said).toMatch(/- .*one trial/i);
    expect(said).not.toMatch(/\*\*|faster|slower|credited/);
  });
});
