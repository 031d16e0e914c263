import cliEn from '../../../l10n/en/cli.json';
import comparisonEn from '../../../l10n/en/comparison.json';
import environmentEn from '../../../l10n/en/environment.json';
import extensionEn from '../../../l10n/en/extension.json';
import libraryEn from '../../../l10n/en/library.json';
import pageEn from '../../../l10n/en/page.json';
import resultsEn from '../../../l10n/en/results.json';
import statsEn from '../../../l10n/en/stats.json';
import cliRu from '../../../l10n/ru/cli.json';
import comparisonRu from '../../../l10n/ru/comparison.json';
import environmentRu from '../../../l10n/ru/environment.json';
import extensionRu from '../../../l10n/ru/extension.json';
import libraryRu from '../../../l10n/ru/library.json';
import pageRu from '../../../l10n/ru/page.json';
import resultsRu from '../../../l10n/ru/results.json';
import statsRu from '../../../l10n/ru/stats.json';

/**
 * Every sentence by id, in ICU MessageFormat, a file a room. English is the source: the type of an
 * id comes from it, and a Russian file that lacks one does not compile.
 */
const english = {
  ...cliEn,
  ...comparisonEn,
  ...environmentEn,
  ...extensionEn,
  ...libraryEn,
  ...pageEn,
  ...resultsEn,
  ...statsEn,
};

export type MessageId = keyof typeof english;
export type Catalogue = Readonly<Record<MessageId, string>>;

const russian: Catalogue = {
  ...cliRu,
  ...comparisonRu,
  ...environmentRu,
  ...extensionRu,
  ...libraryRu,
  ...pageRu,
  ...resultsRu,
  ...statsRu,
};

export type Language = 'en' | 'ru';

export const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, ru: russian };

/** The catalogue's language for a BCP 47 tag such as VS Code's `env.language`; English for any other. */
export function languageOf(tag: string): Language {
  return /^ru\b/i.test(tag) ? 'ru' : 'en';
}
