import type { Catalogue, Language } from './catalogue';
import { CatalogueFormatter } from './catalogueFormatter';
import { english } from './english';
import { russian } from './russian';

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, ru: russian };

/** A formatter that is there at once, and loads every language for it. What must start fast uses `loadFormatter`. */
export class Formatter extends CatalogueFormatter {
  constructor(language: Language) {
    super(language, catalogues[language]);
  }
}
