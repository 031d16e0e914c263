import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IncrementalReader } from '../../../src/core/results/incrementalReader';
import { rangeIn } from '../../../src/core/results/placeInResult';
import { readResultFile } from '../../../src/core/results/read';
import type { BenchmarkResult, Reading } from '../../../src/core/results/resultFile';
import { document, entryXml, resultXml } from './sample';

const one = (title: string, value = '1.5') =>
  resultXml(`\n  ${entryXml(value, `${value}:2.5`)}\n`, `<Title>${title}</Title><Scale>s</Scale>`);
const text = document([one('first'), one('second'), one('third'), one('fourth')].join('\n'));

/** A result with problems of its own. */
const oddities = resultXml(
  `${entryXml('x', '1:y')}${entryXml('2', 'z')}`,
  '<Title>odd</Title><Proportion>UP</Proportion>',
);

const odd = document([one('first'), oddities, one('third', 'x'), one('fourth')].join('\n'));

function resultsOf(reading: Reading): readonly BenchmarkResult[] {
  if (reading.kind !== 'results') throw new Error('no results');
  return reading.file.results;
}

/** With the places of the entries, which no comparison of objects sees. */
function placed(reading: Reading): unknown {
  if (reading.kind !== 'results') return reading;
  const { results, ...file } = reading.file;
  return {
    ...file,
    results: results.map(result => ({
      ...result,
      entries: result.entries.map(entry => ({
        ...entry,
        places: [entry.place, entry.valuePlace, entry.rawPlace].map(place => place && rangeIn(result, place)),
      })),
    })),
  };
}

describe('a result file that is read again after a change', () => {
  test('a result file that is read again reads as if it were read for the first time, whatever was typed into it', () => {
    const piece = fc.constantFrom(
      ...[
        '1',
        '.',
        ':',
        '\n',
        '\r',
        ' ',
        '<',
        '>',
        '&',
        '&amp;',
        '<V',
        '</',
        '</Va',
        '<Value>',
        '<?',
        '<!',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '"',
        '=',
      ],
      ...['</Result>', '<Result>', '</Data>', '<Title>', '</PhoronixTestSuite>', '<a b="c"/>', '<!-- - -->'],
      ...[oddities, '<Proportion>X</Proportion>', '<JSON>{</JSON>', '<RawString>a:b</RawString>'],
      ...[one('first'), one('fifth'), one('fifth', 'x'), '<System><Identifier>B</Identifier></System>'],
      ...['<Generated><Title>T</Title></Generated>', '<Suite/>', '', ''],
    );
    const edit = fc.record({ at: fc.nat(), removed: fc.constantFrom(0, 0, 1, 3, 30, 200), piece });
    const between = fc.record({ after: fc.nat(3), piece });
    fc.assert(
      fc.property(
        fc.constantFrom(text, odd),
        fc.array(fc.oneof(edit, between), { maxLength: 6 }),
        (base, edits) => {
          const reader = new IncrementalReader();
          let now = base;
          reader.read(now);
          for (const change of edits) {
            if ('at' in change) {
              const at = change.at % (now.length + 1);
              now = now.slice(0, at) + change.piece + now.slice(at + change.removed);
            } else {
              const parts = now.split('</Result>');
              const at = Math.min(change.after, parts.length - 1);
              now = parts.map((part, index) => (index === at ? change.piece + part : part)).join('</Result>');
            }
            expect(placed(reader.read(now))).toEqual(placed(readResultFile(now)));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a result file that is read again keeps the results before the change, and the entries of those behind it', () => {
    const reader = new IncrementalReader();
    const before = resultsOf(reader.read(text));
    const now = text.replace('second', 'the\nsecond');
    const after = resultsOf(reader.read(now));
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.title).toBe('the\nsecond');
    for (const index of [2, 3]) expect(after[index]?.entries).toBe(before[index]?.entries);
    expect(after[2]?.range.line).toBe((before[2]?.range.line ?? 0) + 1);
    const again = resultsOf(reader.read(text));
    expect(again[3]?.entries).toBe(before[3]?.entries);
  });

  test('a result file with problems in its results is not read anew for a keystroke, and they move with their results', () => {
    const reader = new IncrementalReader();
    const before = resultsOf(reader.read(odd));
    const now = odd.replace('first', 'the\nfirst');
    const reading = reader.read(now);
    expect(resultsOf(reading)[1]?.entries).toBe(before[1]?.entries);
    expect(placed(reading)).toEqual(placed(readResultFile(now)));
  });

  test('a result file that is read again keeps all it had when PTS adds a result', () => {
    const reader = new IncrementalReader();
    const before = resultsOf(reader.read(text));
    const after = resultsOf(reader.read(text.replace('\n</Phoronix', `\n${one('fifth')}\n</Phoronix`)));
    expect(after.map(({ title }) => title)).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
    expect(after.slice(0, 4).every((result, index) => result === before[index])).toBe(true);
  });
});
