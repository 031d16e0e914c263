import type { english } from './english';

/** Every sentence by id, in ICU MessageFormat, a file a room. */
export type Catalogue = Readonly<Record<MessageId, string>>;
export type MessageId = keyof typeof english;
export type Language = 'en' | 'ru';

/** Loads the sentences of one language only: neither the page nor a process needs a second one. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return (await import('./english')).english;
    case 'ru':
      return (await import('./russian')).russian;
  }
}

/** The catalogue's language for a BCP 47 tag such as VS Code's `env.language`; English for any other. */
export function languageOf(tag: string): Language {
  return /^ru\b/i.test(tag) ? 'ru' : 'en';
}
