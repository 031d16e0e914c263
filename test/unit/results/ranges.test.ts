import { describe, expect, test } from 'vitest';
import { rangeIn } from '../../../src/core/results/placeInResult';
import { document, entryXml, fileOf, resultOf, resultXml, run } from './sample';

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

/** Every range of the file shows the element it is of. */
function expectRanges(text: string): void {
  const file = fileOf(text);
  for (const { range } of file.systems) {
    expect(text.slice(range.start, range.end)).toMatch(/^<System\b[\s\S]*<\/System\s*>$/);
    expect(range.line).toBe(lineOf(text, range.start));
  }
  for (const result of file.results) {
    const { range, entries } = result;
    expect(text.slice(range.start, range.end)).toMatch(/^<Result\b[\s\S]*<\/Result\s*>$/);
    expect(range.line).toBe(lineOf(text, range.start));
    for (const entry of entries) {
      const whole = rangeIn(result, entry.place);
      expect(text.slice(whole.start, whole.end)).toMatch(/^<Entry\b[\s\S]*<\/Entry\s*>$/);
      expect(whole.line).toBe(lineOf(text, whole.start));
      for (const place of [entry.valuePlace, entry.rawPlace]) {
        if (place === undefined) continue;
        const inside = rangeIn(result, place);
        expect(text.slice(0, inside.start)).toMatch(/<(?:Value|RawString)\b[^<>]*>$/);
        expect(text.slice(inside.end)).toMatch(/^<\/(?:Value|RawString)\s*>/);
        expect(inside.line).toBe(lineOf(text, inside.start));
      }
    }
  }
}

describe('a click on a result lands in the right place', () => {
  const text = new TextDecoder().decode(run('flaky-annotated'));

  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR alone', '\r'],
  ])('a click on a result lands in the right place with line ends %s', (_, lineEnd) => {
    const other = text.replaceAll('\n', lineEnd);
    expectRanges(other);
    expect(fileOf(other).results[2]?.annotation).toBe(fileOf(text).results[2]?.annotation);
  });

  test('a click on a result lands in the right place after characters outside the basic plane', () => {
    const other = text.replace('<Title>flaky', '<Title>🎉🎉é✓ 𝔸flaky');
    expectRanges(other);
    expect(fileOf(other).title).toBe('🎉🎉é✓ 𝔸flaky');
  });

  test('a click on a result lands in the right place when tags have attributes, blanks and line ends in them', () => {
    const other = text
      .replaceAll('<Entry>', '<Entry\r\n a="x > y"\n  b=\'\'>')
      .replaceAll('<Value>', '<Value\n\n>')
      .replaceAll('</RawString>', '</RawString\n >')
      .replaceAll('</Entry>', '</Entry >')
      .replaceAll('<Result>', '<Result xmlns:x="urn:x" x:y="1">');
    expectRanges(other);
    expect(fileOf(other).results).toMatchObject(
      fileOf(text).results.map(({ key, entries }) => ({
        key,
        entries: entries.map(({ trials }) => ({ trials })),
      })),
    );
  });
});

describe('what XML allows in a value', () => {
  test('CDATA, comments and instructions within a text do not cut it', () => {
    const title = '<Title>a<![CDATA[ <b> &amp; ]]>c<!-- no -->d<?no no?>e</Title>';
    expect(resultOf(document(resultXml(entryXml('1<!-- 2 -->3'), title)))).toMatchObject({
      title: 'a <b> &amp; cde',
      entries: [{ value: 13 }],
    });
  });

  test('what is commented out is not there', () => {
    const commented = `<!-- ${resultXml(entryXml('1'))} --><![CDATA[${resultXml(entryXml('1'))}]]>`;
    expect(fileOf(document(resultXml(entryXml('2')) + commented)).results).toHaveLength(1);
  });

  test('elements PTS does not know are passed over, whatever is in them', () => {
    const strange = '<Strange><Result><Title>no</Title></Result><Data><Entry/></Data></Strange>';
    const result = `<Result>${strange}<Title>T<b>no</b></Title><Data>${strange}${entryXml('1')}</Data></Result>`;
    const file = fileOf(document(strange + result));
    expect(file.results).toHaveLength(1);
    expect(file.results[0]).toMatchObject({ title: 'T', entries: [{ value: 1 }] });
    expect(file.results[0]?.entries).toHaveLength(1);
  });

  test('an empty element has no inside', () => {
    const { entries } = resultOf(document(resultXml('<Entry><Identifier>A</Identifier><Value/></Entry>')));
    expect(entries).toHaveLength(1);
    expect(entries[0]?.valuePlace).toBeUndefined();
  });

  test('an element that comes twice counts by its first, as for PTS', () => {
    expect(resultOf(document(resultXml('', '<Title>first</Title><Title>second</Title>'))).title).toBe(
      'first',
    );
  });
});
