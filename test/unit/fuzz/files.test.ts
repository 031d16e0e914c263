import { describe, expect, test } from 'vitest';
import { type DocumentChange, editDocument } from '../../../src/core/document/edit';
import { annotationEditOfBytes } from '../../../src/core/results/annotation';
import { readResultFile } from '../../../src/core/results/read';
import type { Reading } from '../../../src/core/results/resultFile';
import { type Finding, signatureOf } from '../../fuzz/finding';
import { annotationKept } from '../../fuzz/oracles/annotations';
import { changeApplied } from '../../fuzz/oracles/documentEdits';
import { sameAsOther } from '../../fuzz/oracles/independent';
import { sameInPieces } from '../../fuzz/oracles/library';
import { placesInText } from '../../fuzz/oracles/ranges';

const signatures = (found: readonly Finding[]) => found.map(signatureOf);

const text = `<PhoronixTestSuite><System><Identifier>a</Identifier></System>
<Result><Title>t</Title><Scale>s</Scale><DisplayFormat>BAR_GRAPH</DisplayFormat>
<Data><Entry><Identifier>a</Identifier><Value>1.5</Value><RawString>1:2</RawString></Entry></Data></Result>
</PhoronixTestSuite>`;
const reading = readResultFile(text);
const ours = reading.kind === 'results' ? reading.file : undefined;
const result = ours?.results[0];
if (ours === undefined || result === undefined) throw new Error('the file of this test does not read');

/** The reading with its one entry changed. */
function withEntry(change: object): Reading {
  const results = [{ ...result, entries: [{ ...result?.entries[0], ...change }] }];
  return JSON.parse(JSON.stringify({ kind: 'results', file: { ...ours, results } }));
}

describe('the fuzzer notices a result file', () => {
  test('the fuzzer notices a result file only when something is wrong with it', () => {
    expect(sameAsOther(text, reading, true)).toEqual([]);
    expect(placesInText(text, ours)).toEqual([]);
  });

  test.each([
    ['a value', { rawValue: '1.6', value: 1.6 }, 'independent: another value'],
    ['a number', { value: 1.6 }, 'independent: another number'],
    ['trials', { trials: [1, 2.5] }, 'independent: other trials'],
    ['the order of trials', { trials: [2, 1] }, 'independent: other trials'],
    ['a system', { system: 'b' }, 'independent: entry of another system'],
  ])('the fuzzer notices a result file that is read with another parser otherwise: %s', (_, change, what) => {
    expect(signatures(sameAsOther(text, withEntry(change), true))).toEqual([what]);
  });

  test('the fuzzer notices a result file whose number is lost because its trials are odd', () => {
    const odd = text.replace('1:2', 'x');
    expect(signatures(sameAsOther(odd, withEntry({ trials: [] }), true))).toEqual([
      'independent: a number is lost',
    ]);
    expect(sameAsOther(odd, withEntry({ trials: [1.5] }), true)).toEqual([]);
  });

  test('the fuzzer notices a result file that is well formed and read as broken', () => {
    const message = { id: 'results.empty' } as const;
    expect(signatures(sameAsOther(text, { kind: 'unreadable', message }, true))).toEqual([
      'independent: a made file is unreadable',
    ]);
  });

  test('the fuzzer notices a result file whose problems are pointed at in the wrong line', () => {
    const range = { ...result.range, line: 7 };
    expect(signatures(placesInText(text, { ...ours, results: [{ ...result, range }] }))).toEqual(
      // What is in the result stands where it does.
      ['result', 'entry', 'value', 'raw string', 'identifier'].map(what => `ranges: ${what} in another line`),
    );
    const beyond = { start: 0, end: 9999, line: 1 };
    expect(
      signatures(
        placesInText(text, { ...ours, systems: ours.systems.map(one => ({ ...one, range: beyond })) }),
      ),
    ).toEqual(['ranges: system outside of the text']);
  });

  test('the fuzzer notices a result file that the library counts otherwise', () => {
    const content = {
      kind: 'whole',
      systems: [],
      results: 2,
      benchmarks: [],
      failed: 0,
      missing: 0,
      isBroken: false,
    } as const;
    expect(signatures(sameInPieces(content, reading))).toEqual(['library: other results']);
    expect(signatures(sameInPieces({ kind: 'foreign' }, reading))).toEqual(['library: another kind of file']);
  });

  test('the fuzzer notices a result file whose annotation does not read back, or that changed elsewhere', () => {
    const before = Buffer.from(text);
    const after = annotationEditOfBytes(before, result.key, 0, 'said');
    if (!(after instanceof Uint8Array)) throw new Error('the annotation was not set');
    expect(annotationKept(before, after, result, 'said')).toEqual([]);
    expect(signatures(annotationKept(before, after, result, 'other'))).toEqual([
      'annotation: reads back otherwise',
    ]);
    const planted = (from: string, to: string) =>
      Buffer.from(Buffer.from(after).toString().replace(from, to));
    expect(signatures(annotationKept(before, planted('1:2', '1:3'), result, 'said'))).toEqual([
      'annotation: other data changed',
    ]);
    expect(signatures(annotationKept(before, planted('</Phoronix', ' </Phoronix'), result, 'said'))).toEqual([
      'annotation: changed outside of the result',
    ]);
    expect(signatures(annotationKept(before, Buffer.from('<a/>'), result, 'said'))).toEqual([
      'annotation: the result is gone',
    ]);
  });
});

describe('the fuzzer notices a document edit', () => {
  const systems = ['a', 'b'].map(label => ({ label, sessions: [{ file: 'f', identifier: label }] }));
  const before = JSON.stringify(
    { version: 1, files: ['f'], systems, baseline: 'b', unknown: { x: 1 } },
    undefined,
    2,
  );
  const edited = (change: DocumentChange) =>
    editDocument(before, change).reduce(
      (now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end),
      before,
    );
  const pool = { kind: 'pool', labels: ['a', 'b'], systems } as const;

  test.each<DocumentChange>([
    { kind: 'title', title: 'x' },
    { kind: 'baseline', baseline: undefined },
    { kind: 'margin', margin: 5 },
    { kind: 'add-files', files: ['f', 'g'] },
    pool,
    { kind: 'remove-system', label: 'a', systems },
    { kind: 'rename-system', label: 'b', to: 'c', systems },
    { kind: 'ran-on', label: 'a', ranOn: { layers: [], below: 'nothing' }, systems },
  ])('the fuzzer notices a document edit only when something is wrong with it: $kind', change => {
    expect(changeApplied(before, edited(change), change)).toEqual([]);
  });

  test('the fuzzer notices a document edit that leaves no document', () => {
    expect(signatures(changeApplied(before, `${edited(pool)},`, pool))).toEqual([
      'document edit: invalid after pool',
    ]);
  });

  test('the fuzzer notices a document edit that was not made, was made wrongly, or touched more', () => {
    expect(signatures(changeApplied(before, before, pool))).toEqual([
      'document edit: another document after pool',
    ]);
    const wrong = edited(pool).replace('"baseline": "a + 1"', '"baseline": "b"');
    expect(signatures(changeApplied(before, wrong, pool))).toEqual([
      'document edit: another document after pool',
    ]);
    const more = edited(pool).replace('"x": 1', '"x": 2');
    expect(signatures(changeApplied(before, more, pool))).toEqual([
      'document edit: unknown fields changed by pool',
    ]);
  });

  test('the fuzzer notices a document edit that changes a text which is no document', () => {
    expect(signatures(changeApplied('{', '{}', pool))).toEqual([
      'document edit: an invalid document was edited',
    ]);
  });
});
