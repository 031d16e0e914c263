import type { Catalogue, Language } from './catalogue';
import { CatalogueFormatter } from './catalogueFormatter';
import { english } from './english';
import { russian } from './russian';

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, ru: russian };

/** A formatter at once, at the price of loading every language. A page or a process that must start fast loads its own. */
export class Formatter extends CatalogueFormatter {
  constructor(language: Language) {
    super(language, catalogues[language]);
  }
}
