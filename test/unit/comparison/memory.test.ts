import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import type { LoadedFile } from '../../../src/core/comparison/loadedFile';
import { ComparisonMemory } from '../../../src/core/comparison/memory';
import type { ComparisonDocument } from '../../../src/core/document/document';
import type { DeclaredSystem } from '../../../src/core/environment/evidence/declared';
import { IncrementalReader } from '../../../src/core/results/incrementalReader';
import { compositeXml } from '../../compositeXml';
import { documentOf, file } from './lab';

interface EntryLike {
  readonly system: string;
  readonly trials: readonly number[];
  readonly seconds: number;
}

interface ResultLike {
  readonly name: number;
  readonly direction: string;
  readonly annotation: string;
  readonly entries: readonly EntryLike[];
}

const systems = ['xen', 'kvm', 'metal'];

// Mostly noisy and of three trials or more, so that the rows have a noise to share; of few values, so that equal ones,
// lucky samples and outliers come about.
const noisy = fc.array(fc.integer({ min: 900, max: 1100 }), { minLength: 3, maxLength: 6 });
const trials = fc.oneof(
  { weight: 6, arbitrary: noisy },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(10, 10.5, 1000), { maxLength: 4 }) },
);
const entryOf = (system: string): fc.Arbitrary<EntryLike> =>
  fc.record({ system: fc.constant(system), trials, seconds: fc.constantFrom(1, 2.5) });
const entries = fc.oneof(
  { weight: 60, arbitrary: fc.tuple(...systems.map(entryOf)) },
  { weight: 5, arbitrary: fc.subarray([...systems]).chain(some => fc.tuple(...some.map(entryOf))) },
  // Two entries of one system are a problem of the file, which is then read anew as a whole.
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...systems).chain(entryOf), { maxLength: 4 }) },
);
const result: fc.Arbitrary<ResultLike> = fc.record({
  name: fc.nat(15),
  direction: fc.constantFrom('HIB', 'HIB', 'LIB', ''),
  annotation: fc.constantFrom('', '', 'odd\n'),
  entries,
});
const results = fc.uniqueArray(result, { minLength: 12, maxLength: 15, selector: ({ name }) => name });

function textOf(of: readonly ResultLike[], layer = 'KVM'): string {
  return compositeXml({
    systems: systems.map(identifier => ({
      identifier,
      hardware: 'Processor: EPYC',
      software: `System Layer: ${identifier === 'kvm' ? layer : identifier}`,
    })),
    results: of.map(({ name, direction, annotation, entries: measured }) => ({
      profile: `pts/test${name % 4}-1.${name % 3}.0`,
      title: `T${name}`,
      description: String(name),
      scale: 's',
      proportion: direction,
      annotation,
      entries: measured.map(({ system, trials: values, seconds }) => ({
        system,
        value: values.length === 0 ? '' : values.reduce((sum, trial) => sum + trial, 0) / values.length,
        raw: values.join(':'),
        json: `{"test-run-times":"${values.map(() => seconds).join(':')}"}`,
      })),
    })),
  });
}

type Change =
  | { readonly kind: 'result'; readonly at: number; readonly result: ResultLike }
  | { readonly kind: 'add'; readonly result: ResultLike }
  | { readonly kind: 'drop'; readonly at: number }
  /** Something typed anywhere into the text, which may well break it; it stays there. */
  | { readonly kind: 'type'; readonly at: number; readonly removed: number; readonly piece: string }
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'logs'; readonly vendor: string }
  | { readonly kind: 'declare'; readonly declared: readonly DeclaredSystem[] }
  | { readonly kind: 'document'; readonly document: Partial<ComparisonDocument> };

const declarations: readonly (readonly DeclaredSystem[])[] = [
  [],
  [{ pattern: 'metal', ranOn: { layers: [], below: 'nothing' } }],
];

const pool = systems.map(identifier => ({ file: 'a', identifier }));
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('result' as const), at: fc.nat(), result }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      at: fc.nat(),
      removed: fc.constantFrom(0, 0, 1, 2, 40),
      piece: fc.constantFrom('1', '7', ':', '.', '\n', '<', '&', '</Entry>', '<!--', '</Result>', '', 'x'),
    }),
  },
  fc.record({ kind: fc.constant('add' as const), result }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('layer' as const), layer: fc.constantFrom('KVM', 'VMware', 'Xen HVM domU') }),
  fc.record({ kind: fc.constant('logs' as const), vendor: fc.constantFrom('KVM', 'Xen', 'KVM') }),
  fc.record({
    kind: fc.constant('declare' as const),
    declared: fc.constantFrom(...declarations),
  }),
  fc.record({
    kind: fc.constant('document' as const),
    document: fc.constantFrom<Partial<ComparisonDocument>[]>(
      {},
      { baseline: 'kvm' },
      { margin: 5, boots: 2 },
      { confidence: 90, noise: 'own', correction: 'holm' },
      {
        systems: [
          { label: 'pool', sessions: pool.slice(0, 2) },
          { label: 'metal', sessions: pool.slice(2) },
        ],
      },
      { systems: pool.map(session => ({ label: `of ${session.identifier}`, sessions: [session] })) },
    ),
  }),
);

describe('a comparison that remembers the one before', () => {
  test('a comparison that remembers says what it would say without, whatever was changed or typed in between', () => {
    fc.assert(
      fc.property(
        results,
        results,
        fc.array(change, { minLength: 1, maxLength: 6 }),
        (first, second, changes) => {
          const memory = new ComparisonMemory();
          const readers = { a: new IncrementalReader(), b: new IncrementalReader() };
          let own = first;
          let layer = 'KVM';
          let vendor = '';
          let declared: readonly DeclaredSystem[] = [];
          let document: Partial<ComparisonDocument> = {};
          const typed: Extract<Change, { kind: 'type' }>[] = [];
          const compare = () => {
            const text = typed.reduce(
              (was, { at, removed, piece }) => {
                const start = at % (was.length + 1);
                return was.slice(0, start) + piece + was.slice(start + removed);
              },
              textOf(own, layer),
            );
            const systemLogs = new Map([['kvm', new Map([['lscpu', `Hypervisor vendor: ${vendor}\n`]])]]);
            const files: LoadedFile[] = [
              { path: 'a', folder: 'a', reading: readers.a.read(text), systemLogs },
              { path: 'b', folder: 'b', reading: readers.b.read(textOf(second)) },
            ];
            const whole = documentOf(files, document);
            const remembered = compareFiles(whole, files, { declared, memory });
            expect(JSON.stringify(remembered)).toBe(JSON.stringify(compareFiles(whole, files, { declared })));
          };
          compare();
          for (const one of changes) {
            if (one.kind === 'result')
              own = own.map((was, index) =>
                index === one.at % own.length ? { ...one.result, name: was.name } : was,
              );
            else if (one.kind === 'type') typed.push(one);
            else if (one.kind === 'add') own = [...own, one.result];
            else if (one.kind === 'drop') own = own.filter((_, index) => index !== one.at % own.length);
            else if (one.kind === 'layer') layer = one.layer;
            else if (one.kind === 'logs') vendor = one.vendor;
            else if (one.kind === 'declare') declared = one.declared;
            else document = one.document;
            compare();
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('a comparison that remembers samples only the changed row anew, and tells the new place of those behind it', () => {
    const many = Array.from({ length: 9 }, (_, name) => ({
      name,
      direction: 'HIB',
      annotation: '',
      entries: systems.map(system => ({ system, trials: [10, 10.5, 11 + name], seconds: 1 })),
    }));
    const memory = new ComparisonMemory();
    const reader = new IncrementalReader();
    const compared = (text: string) => {
      const files: LoadedFile[] = [{ path: 'a', folder: 'a', reading: reader.read(text) }];
      return compareFiles(documentOf(files), files, { memory }).rows;
    };
    const text = textOf(many);
    const before = compared(text);
    const after = compared(text.replace('<RawString>10:10.5:13', '<RawString>10:10.5:11:13'));
    const same = before.map((row, index) => row.samples[0]?.summary === after[index]?.samples[0]?.summary);
    expect(same).toEqual(before.map((_, index) => index !== 2));
    const places = (rows: typeof before) =>
      rows.map(row => row.samples[0]?.sessions[0]?.source.range.start ?? 0);
    const moved = places(after).map((start, index) => start - (places(before)[index] ?? 0));
    expect(moved).toEqual([0, 0, 0, 3, 3, 3, 3, 3, 3]);
  });

  test('a comparison that remembers judges no pair anew that the change is not of', () => {
    const memory = new ComparisonMemory();
    const readers = systems.map(() => new IncrementalReader());
    const names = Array.from({ length: 9 }, (_, name) => name);
    const textOfSystem = (system: string, last: number) =>
      compositeXml({
        systems: [{ identifier: system }],
        results: names.map(name => ({
          profile: 'pts/test-1.0.0',
          title: `T${name}`,
          description: String(name),
          proportion: 'HIB',
          entries: [{ system, value: 11, raw: `10:11:${name === 5 ? last : 12}` }],
        })),
      });
    const compared = (last: number) => {
      const files = systems.map(
        (system, index): LoadedFile => ({
          path: system,
          folder: system,
          reading: (readers[index] ?? new IncrementalReader()).read(
            textOfSystem(system, system === 'metal' ? last : 12),
          ),
        }),
      );
      return compareFiles(documentOf(files), files, { memory }).rows;
    };
    const [before, after] = [compared(12), compared(13)];
    const isKept = (system: number) =>
      before.every((row, index) => row.comparisons[system] === after[index]?.comparisons[system]);
    expect([isKept(0), isKept(1)]).toEqual([true, false]);
  });

  test('a comparison that remembers says the same again of files without any result', () => {
    const memory = new ComparisonMemory();
    const files = [file('a', ['xen'], [])];
    expect(compareFiles(documentOf(files), files, { memory })).toEqual(
      compareFiles(documentOf(files), files),
    );
    expect(compareFiles(documentOf(files), files, { memory }).rows).toEqual([]);
  });
});
