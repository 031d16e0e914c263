import { IntlMessageFormat } from 'intl-messageformat';
import { type Catalogue, type Language, loadCatalogue, type MessageId } from './catalogue';
import type { Argument, Message } from './message';

/** A sentence without any of these is its own format: it has no arguments, and no quotes to take off. */
const formatted = /[{}'#]/;

/** Turns messages into sentences of one catalogue; plurals, numbers and dates by Intl. */
export class CatalogueFormatter {
  readonly #parsed = new Map<MessageId, IntlMessageFormat>();

  constructor(
    readonly language: Language,
    private readonly catalogue: Catalogue,
  ) {}

  /** The sentence for an id. Arguments are text, never markup: whoever shows it escapes for its medium. */
  text(id: MessageId, args?: Readonly<Record<string, Argument>>): string {
    const sentence = this.catalogue[id];
    if (!formatted.test(sentence)) return sentence;
    const text = this.#formatOf(id, sentence).format(args && this.#said(args));
    return Array.isArray(text) ? text.join('') : String(text);
  }

  say(message: Message): string {
    return this.text(message.id, message.args);
  }

  /** Arguments with the sentences among them said. */
  #said(args: NonNullable<Message['args']>): Readonly<Record<string, string | number | boolean>> {
    return Object.fromEntries(
      Object.entries(args).map(([name, value]) => [
        name,
        typeof value === 'object' ? this.say(value) : value,
      ]),
    );
  }

  /** Parses a sentence at its first use. */
  #formatOf(id: MessageId, sentence: string): IntlMessageFormat {
    const known = this.#parsed.get(id);
    if (known !== undefined) return known;
    const format = new IntlMessageFormat(sentence, this.language, undefined, {
      ignoreTag: true,
    });
    this.#parsed.set(id, format);
    return format;
  }
}

/** Loads the sentences of a language, and no other. */
export async function loadFormatter(language: Language): Promise<CatalogueFormatter> {
  return new CatalogueFormatter(language, await loadCatalogue(language));
}
