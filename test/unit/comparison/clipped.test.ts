import { expect, test } from 'vitest';
import { clippedComparison } from '../../../src/core/comparison/clipped';
import { document, entryXml, resultXml } from '../results/sample';
import { comparisonOfText } from './ofText';

const long = 'x'.repeat(1_000_000);

test('a page is sent kilobytes of a file that holds megabytes in its names, values and errors', () => {
  const fields = [
    'Identifier',
    'Title',
    'AppVersion',
    'Arguments',
    'Description',
    'Scale',
    'Annotation',
    'Parent',
  ]
    .map(field => `<${field}>${field}${long}</${field}>`)
    .join('');
  const entry = (system: string) =>
    `<Entry><Identifier>${system}</Identifier><Value>${long}</Value><RawString>${long}</RawString><JSON>{"error":"${long}"}</JSON></Entry>`;
  const system = (name: string) =>
    `<System><Identifier>${name}</Identifier><Hardware>Processor: ${long}</Hardware><Software>${long}: x</Software></System>`;
  const names = [`A${long}`, `B${long}`];
  const text = document(
    `<Result>${fields}<Data>${names.map(entry).join('')}</Data></Result>`,
    `<Generated><Title>${long}</Title></Generated>${names.map(system).join('')}`,
  );
  const comparison = clippedComparison(comparisonOfText(text));
  expect(JSON.stringify(comparison).length).toBeLessThan(60_000);
  expect(new Set(comparison.systems.map(({ label }) => label)).size).toBe(2);
});

test('what is short is sent to the page as it is', () => {
  const comparison = comparisonOfText(document(resultXml(entryXml('1'))));
  expect(clippedComparison(comparison)).toEqual(comparison);
});

test('two systems whose names begin alike for a million characters keep labels of their own', () => {
  const text = document(
    '',
    `<System><Identifier>${long}1</Identifier></System><System><Identifier>${long}2</Identifier></System>`,
  );
  const labels = comparisonOfText(text).systems.map(({ label }) => label);
  expect(new Set(labels).size).toBe(2);
  for (const label of labels) expect(label.length).toBeLessThan(300);
});
