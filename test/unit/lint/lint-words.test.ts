import { describe, expect, test } from 'vitest';
import { lintResultFile } from '../../../src/core/lint/lint';
import { Formatter } from '../../../src/core/messages/formatter';
import { document, entryXml, fileOf, resultXml } from '../results/sample';

const words = { en: new Formatter('en'), ru: new Formatter('ru') };

/** The sentence of the only problem of a result, in both languages. */
function said(inside: string): readonly [en: string, ru: string] {
  const [first, second] = lintResultFile(fileOf(document(inside)));
  if (first === undefined || second !== undefined) throw new Error('not one problem');
  // Non-breaking blanks group digits.
  return [words.en.say(first.message), words.ru.say(first.message).replaceAll('\u00a0', ' ')];
}

describe('a person is told in their language', () => {
  test('a person is told in their language which value does not fit', () => {
    expect(said(resultXml(entryXml('38144', '36580:36700:36651')))).toEqual([
      'The value of “A” (38,144) is neither the mean (36,643.66667) nor the smallest nor the largest of its trials: one or the other was probably changed after the run. The trials decide.',
      'Значение «A» (38 144) не равно ни среднему (36 643,66667), ни наименьшему, ни наибольшему из прогонов: вероятно, после измерения изменено либо оно, либо они. Решают прогоны.',
    ]);
  });

  test('a person is told in their language how many runs gave no value, in the right plural', () => {
    const missing = (values: number, runs: number) => {
      const json = `<JSON>{"test-run-times":"${Array(runs).fill('1').join(':')}"}</JSON>`;
      return said(resultXml(entryXml('1', Array(values).fill('1').join(':'), 'A', json)));
    };
    expect(missing(2, 3)[0]).toMatch(/^“A” ran 3 times, and one run gave no value:/);
    expect(missing(2, 3)[1]).toMatch(/^«A»: из 3 запусков 1 не дал значения/);
    expect(missing(2, 21)[1]).toMatch(/^«A»: из 21 запуска 19 не дали значения/);
  });

  test('what an error was, and that there is none', () => {
    const failed = (json: string) => said(resultXml(entryXml('', '', 'A', json)));
    expect(failed('<JSON>{"error":"It quit."}</JSON>')).toEqual([
      'The test gave no value for “A”. The error recorded: It quit.',
      'Тест не дал значения для «A». Записана ошибка: It quit.',
    ]);
    expect(failed('')).toEqual([
      'The test gave no value for “A”, and no reason is recorded.',
      'Тест не дал значения для «A», причина не записана.',
    ]);
  });

  test('a person is told in their language how many values would be lost', () => {
    const lost = (count: number) =>
      said(
        resultXml(Array.from({ length: count }, (_, at) => entryXml(String(at + 1))).join('')) +
          resultXml(entryXml('99')),
      );
    expect(lost(1)[1]).toContain('пропадёт 1 значение этого');
    expect(lost(3)[1]).toContain('пропадут 3 значения этого');
    expect(lost(5)[1]).toContain('пропадёт 5 значений этого');
    expect(lost(5)[0]).toContain('5 values of this result will be lost');
  });

  test('an endless error is told by its beginning only', () => {
    const endless = `<JSON>{"error":"${'x'.repeat(100_000)}"}</JSON>`;
    expect(said(resultXml(entryXml('', '', 'A', endless)))[0].length).toBeLessThan(400);
  });
});
