import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { editDocument } from '../../../src/core/document/edit';
import { uniqueLabels } from '../../../src/core/document/labels';
import { parseDocument } from '../../../src/core/document/parse';
import { parseFilter } from '../../../src/core/filter/filter';
import { documentOf, file, result } from './lab';

const trials = fc.array(fc.float({ min: Math.fround(0.1), max: 1e6, noNaN: true, noDefaultInfinity: true }), {
  maxLength: 6,
});

describe('whatever someone types or a file says', () => {
  test('a filter is either read or its mistake has a place in the text', () => {
    const part = fc.constantFrom(
      'verdict:',
      'ratio>',
      '-',
      '"',
      ' ',
      'system:KVM',
      '1.05',
      ',',
      ':',
      'fio',
      'n=',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(part).map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(text, one => {
        const reading = parseFilter(one);
        if (reading.kind === 'filter') return true;
        return 0 <= reading.start && reading.start < reading.end && reading.end <= one.length;
      }),
      { numRuns: 500 },
    );
  });

  test('a document is read or explained, and editing it never breaks it', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (text, title) => {
        const reading = parseDocument(text);
        if (reading.kind === 'invalid') return editDocument(text, { kind: 'title', title }).length === 0;
        return true;
      }),
    );
    fc.assert(
      fc.property(
        fc.string(),
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.nat(8),
        (title, more, indent) => {
          const {
            version: _,
            files: __,
            title: ___,
            systems,
            baseline,
            confidence,
            margin,
            correction,
            ...rest
          } = more;
          const text = JSON.stringify({ ...rest, version: 1, files: ['a'] }, undefined, indent);
          const [edit] = editDocument(text, { kind: 'title', title });
          const edited =
            edit === undefined ? text : text.slice(0, edit.start) + edit.text + text.slice(edit.end);
          const reading = parseDocument(edited);
          expect(reading).toMatchObject({ kind: 'document', document: { title } });
          expect(JSON.parse(edited)).toEqual({ ...JSON.parse(text), title });
        },
      ),
    );
  });

  test('labels are unique and none of those taken', () => {
    const name = fc.constantFrom('x', 'y', 'x (a)', 'x #1', 'x (a) #1', '');
    const systems = fc.array(fc.record({ name, folder: fc.constantFrom('a', 'b') }));
    fc.assert(
      fc.property(systems, fc.uniqueArray(name), (some, taken) => {
        const labels = uniqueLabels(some, taken);
        return (
          labels.length === some.length &&
          new Set([...labels, ...taken]).size === labels.length + taken.length
        );
      }),
    );
  });

  test('swapping baseline and system inverts the ratio and mirrors the verdict', () => {
    const mirrored = { faster: 'slower', slower: 'faster' } as const;
    fc.assert(
      fc.property(trials, trials, fc.constantFrom('HIB' as const, 'LIB' as const), (x, y, proportion) => {
        const files = [
          file(
            'a',
            ['x', 'y'],
            [
              result({
                proportion,
                entries: [
                  { system: 'x', trials: x },
                  { system: 'y', trials: y },
                ],
              }),
            ],
          ),
        ];
        const pair = (baseline: string) =>
          compareFiles(documentOf(files, { baseline }), files).rows[0]?.comparisons[0];
        const there = pair('x');
        const back = pair('y');
        const verdict = there?.verdict ?? 'missing';
        expect(back?.verdict).toBe(
          verdict === 'faster' || verdict === 'slower' ? mirrored[verdict] : verdict,
        );
        if (there?.effect?.kind === 'ratio' && back?.effect?.kind === 'ratio')
          expect(there.effect.ratio * back.effect.ratio).toBeCloseTo(1, 9);
        if (Math.min(x.length, y.length) < 2) expect(there?.effect?.test).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
