import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { readSources, root } from './sources';

const languages = ['en', 'ru'] as const;
type Language = (typeof languages)[number];
type Sentences = Readonly<Record<string, string>>;
type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Kinds of element of a parsed message that name no argument. */
const literal = 0;
const pound = 7;

const rooms = readdirSync(path.join(root, 'l10n/en'));

function read(file: string): Sentences {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/** Every element of a message, those inside plurals and selections too. */
function elements(language: Language, text: string): readonly Element[] {
  const flat = (some: readonly Element[]): readonly Element[] =>
    some.flatMap(each => [
      each,
      ...('options' in each ? Object.values(each.options).flatMap(option => flat(option.value)) : []),
    ]);
  return flat(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst());
}

function argumentNames(language: Language, text: string): readonly string[] {
  const names = elements(language, text).flatMap(each =>
    each.type === literal || each.type === pound ? [] : [String(each.value)],
  );
  return [...new Set(names)].sort();
}

test('both languages have the same files', () => {
  expect(readdirSync(path.join(root, 'l10n/ru')).sort()).toEqual([...rooms].sort());
});

test.each(rooms)('%s: a Russian reader misses no sentence and no argument of one', room => {
  const english = read(`l10n/en/${room}`);
  const russian = read(`l10n/ru/${room}`);
  expect(Object.keys(russian).sort()).toEqual(Object.keys(english).sort());
  const different = Object.entries(english).filter(
    ([id, text]) => argumentNames('ru', russian[id] ?? '').join() !== argumentNames('en', text).join(),
  );
  expect(different.map(([id]) => id)).toEqual([]);
  expect(Object.keys(english).filter(id => !id.startsWith(`${path.basename(room, '.json')}.`))).toEqual([]);
});

test.each(rooms)('%s: no sentence stands there that nothing shows', room => {
  const source = readSources()
    .map(({ file }) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');
  // Some ids are put together: `page.verdict-word-${verdict}`.
  const beginnings = [...source.matchAll(/`([a-z]+\.[a-z.-]*)\$\{/g)].map(([, beginning = '']) => beginning);
  const unused = Object.keys(read(`l10n/en/${room}`)).filter(
    id => !source.includes(`'${id}'`) && !beginnings.some(beginning => id.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

test.each(rooms)('%s: no sentence reaches a Russian reader in English', room => {
  const words = (text: string) =>
    elements('ru', text).flatMap(each => (each.type === literal ? [String(each.value)] : []));
  // What is no word in any language needs no Cyrillic letter: a sign, a number, an abbreviation.
  const untranslated = Object.entries(read(`l10n/ru/${room}`)).filter(
    ([, text]) => /[a-z]{2}/.test(words(text).join(' ')) && !/[а-яё]/i.test(words(text).join(' ')),
  );
  expect(untranslated.map(([id]) => id)).toEqual([]);
});

test.each(languages)('%s: a number is never followed by the wrong form of a word', language => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const incomplete = rooms.flatMap(room =>
    Object.entries(read(`l10n/${language}/${room}`)).flatMap(([id, text]) =>
      elements(language, text)
        .filter(each => 'pluralType' in each && each.pluralType === 'cardinal')
        .flatMap(each => ('options' in each ? [Object.keys(each.options)] : []))
        // Exact numbers (=2) need no forms beside them.
        .filter(forms => forms.some(form => form !== 'other' && !form.startsWith('=')))
        .filter(forms => categories.some(category => !forms.includes(category)))
        .map(() => id),
    ),
  );
  expect(incomplete).toEqual([]);
});

test('every title in the menus and settings is there in both languages', () => {
  const used = [...readFileSync(path.join(root, 'package.json'), 'utf8').matchAll(/"%([\w.-]+)%"/g)];
  const wanted = [...new Set(used.map(match => match[1] ?? ''))].sort();
  expect(Object.keys(read('package.nls.json')).sort()).toEqual(wanted);
  expect(Object.keys(read('package.nls.ru.json')).sort()).toEqual(wanted);
});
