import { describe, expect, test } from 'vitest';
import { catalogues, type MessageId } from '../../../src/core/messages/catalogue';
import { Formatter } from '../../../src/core/messages/formatter';

const texts = ['baseline', 'folder', 'layers', 'processor', 'system', 'time'];
const counts = ['count', 'systems', 'results', 'left'];

/** What a sentence says of each of these counts; one that asks for something else throws. */
function said(id: MessageId, language: 'en' | 'ru'): readonly string[] {
  const words = new Formatter(language);
  return [0, 1, 2, 5, 21].map(count =>
    words.text(id, {
      ...Object.fromEntries(texts.map(name => [name, `<${name}>`])),
      ...Object.fromEntries(counts.map(name => [name, count])),
    }),
  );
}

describe('every sentence of the library can be said in both languages, with the same facts in it', () => {
  const ids = (Object.keys(catalogues.en) as MessageId[]).filter(id => id.startsWith('library.'));
  test.each(ids)('%s', id => {
    const [english, russian] = [said(id, 'en').join(), said(id, 'ru').join()];
    expect(russian).toMatch(/[а-яё]/i);
    for (const name of texts) expect(russian.includes(`<${name}>`)).toBe(english.includes(`<${name}>`));
  });
});
