import { expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { Formatter } from '../../../src/core/messages/formatter';
import { compareCsv } from '../../../src/core/reports/compareCsv';
import { compareReport } from '../../../src/core/reports/compareJson';
import { compareMarkdown } from '../../../src/core/reports/compareMarkdown';
import { toJson } from '../../../src/core/reports/jsonReport';
import { readResultFile } from '../../../src/core/results/read';
import { document, entryXml, resultXml } from '../results/sample';

const english = new Formatter('en');

/** Every system has a result of its own: each of `count` systems lacks all but one row. */
function strangers(count: number) {
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const results = names.map(name =>
    resultXml(
      entryXml('2', '1:2:3', name),
      `<Identifier>pts/${name}-1.0.0</Identifier><Title>${name}</Title><Proportion>HIB</Proportion>`,
    ),
  );
  const systems = names.map(name => `<System><Identifier>${name}</Identifier></System>`);
  const reading = readResultFile(document(results.join(''), systems.join('')));
  return compareFiles(
    { version: 1, files: ['f'], confidence: 95, margin: 1, correction: 'bh', noise: 'shared' },
    [{ path: 'f', folder: 'f', reading }],
  );
}

test('a report grows with the results that are there, not with the pairs of rows and systems that are not', () => {
  const sizes = [30, 60].map(count => {
    const comparison = strangers(count);
    const { rows } = comparison;
    return [
      toJson(compareReport(comparison, rows, english)),
      compareMarkdown(comparison, rows, english),
      compareCsv(comparison, rows, english),
    ].map(text => text.length);
  });
  const [small = [], large = []] = sizes;
  for (const [index, size] of small.entries()) expect((large[index] ?? Infinity) / size).toBeLessThan(2.5);
});

test('a report counts the rows that a system lacks, and has no pair for them', () => {
  const comparison = strangers(4);
  const { rows, overall } = compareReport(comparison, comparison.rows, english);
  expect(rows.map(({ comparisons }) => comparisons.length)).toEqual([0, 1, 1, 1]);
  expect(overall.map(({ missing, leftOut }) => [missing, leftOut.length])).toEqual([
    [3, 1],
    [3, 1],
    [3, 1],
  ]);
});
