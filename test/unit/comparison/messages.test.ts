import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { catalogues, type MessageId } from '../../../src/core/messages/catalogue';

/** Names of the arguments a sentence takes, wherever in it they stand. */
function argumentsOf(text: string, language: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      // 0 is literal text, 7 is the # of a plural; all else names an argument.
      if ('type' in value && value.type !== 0 && value.type !== 7 && 'value' in value)
        names.add(String(value.value));
      Object.values(value).forEach(visit);
    }
  };
  visit(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst());
  return names;
}

describe('every sentence can be said in both languages, with the same facts in it', () => {
  const ids = (Object.keys(catalogues.en) as MessageId[]).filter(id => /^(comparison|cli)\./.test(id));
  test.each(ids)('%s', id => {
    const english = argumentsOf(catalogues.en[id], 'en');
    expect(argumentsOf(catalogues.ru[id], 'ru')).toEqual(english);
    if (id !== 'cli.help') expect(catalogues.ru[id]).toMatch(/[а-яё]/i);
  });
});
