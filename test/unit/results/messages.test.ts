import { describe, expect, test } from 'vitest';
import { Formatter } from '../../../src/core/messages/formatter';
import { decodeText } from '../../../src/core/results/decode';
import { mostBytes } from '../../../src/core/results/limits';
import { readResultFile } from '../../../src/core/results/read';
import { document, entryXml, fileOf, resultXml } from './sample';

const words = { en: new Formatter('en'), ru: new Formatter('ru') };

/** The sentences of the problems of a text, in both languages. */
function said(text: string): { readonly en: readonly string[]; readonly ru: readonly string[] } {
  const { problems } = fileOf(text);
  return {
    en: problems.map(problem => words.en.say(problem.message)),
    ru: problems.map(problem => words.ru.say(problem.message)),
  };
}

describe('a person is told in their language', () => {
  test('a person is told in their language why the text breaks off', () => {
    const { en, ru } = said('<PhoronixTestSuite><Generated>');
    expect(en).toEqual([
      'The XML is broken here: the text ends before every element is closed. The part before is shown.',
    ]);
    expect(ru).toEqual([
      'Здесь XML нарушен: текст кончается раньше, чем закрыты все элементы. Показано то, что стоит до этого места.',
    ]);
    expect(said('<PhoronixTestSuite></Result>').en[0]).toContain('does not close');
  });

  test('a person is told in their language how many items are no numbers, in the right plural', () => {
    const strange = (count: number) =>
      said(document(resultXml(entryXml('1', `1${':x'.repeat(count)}`)))).ru[0];
    expect(strange(1)).toBe('«x» — не число, оно не учтено.');
    expect(strange(2)).toBe('2 значения — не числа и не учтены, первое из них — «x».');
    expect(strange(5)).toBe('5 значений — не числа и не учтены, первое из них — «x».');
    expect(strange(21)).toBe('21 значение — не число и не учтено, первое из них — «x».');
  });

  test('a person is told in their language what was too many, and how large a file is', () => {
    const systems = '<System/>'.repeat(10_001);
    expect(said(document('', systems)).en.at(-1)).toContain('10,000 systems');
    const large = decodeText(new Uint8Array(mostBytes + 1024 * 1024));
    const message = large.kind === 'unreadable' ? large.message : undefined;
    expect(message && words.en.say(message)).toBe('The file has 51 MB. Files above 50 MB are not read.');
    expect(message && words.ru.say(message)).toContain('51 МБ');
  });

  test('a person is told in their language that a text is no XML', () => {
    const reading = readResultFile('{}');
    expect(reading.kind === 'unreadable' && words.ru.say(reading.message)).toBe(
      'Это не XML: текст начинается не с элемента.',
    );
  });

  test('a long value is told by its beginning only', () => {
    expect(said(document(resultXml(entryXml('x'.repeat(1_000_000))))).en[0]?.length).toBeLessThan(200);
  });
});
