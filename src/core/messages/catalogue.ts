import type { english } from './english';

/** Every sentence by id, in ICU MessageFormat, a file a room. */
export type Catalogue = Readonly<Record<MessageId, string>>;
export type MessageId = keyof typeof english;
export type Language = 'en' | 'ru';

/** A process or a page speaks one language: the other is neither loaded nor, in the page, sent. */
const loaders: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./english')).english,
  ru: async () => (await import('./russian')).russian,
};

const loaded = new Map<Language, Catalogue>();

/** Loads the sentences of a language; a second time it does nothing. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await loaders[language]());
}

/** The sentences of the languages that are loaded; to ask for another is a bug, and throws. */
export const catalogues: Readonly<Record<Language, Catalogue>> = {
  get en() {
    return loadedCatalogue('en');
  },
  get ru() {
    return loadedCatalogue('ru');
  },
};

function loadedCatalogue(language: Language): Catalogue {
  const catalogue = loaded.get(language);
  if (catalogue === undefined) throw new Error(`The language ${language} is not loaded`);
  return catalogue;
}

/** The catalogue's language for a BCP 47 tag such as VS Code's `env.language`; English for any other. */
export function languageOf(tag: string): Language {
  return /^ru\b/i.test(tag) ? 'ru' : 'en';
}
