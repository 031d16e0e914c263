import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type Language, type MessageId } from './catalogue';
import type { Argument, Message } from './message';

/** Turns messages into sentences of one language; plurals, numbers and dates by Intl. */
export class Formatter {
  readonly #parsed = new Map<MessageId, IntlMessageFormat>();

  constructor(readonly language: Language) {}

  /** The sentence for an id. Arguments are text, never markup: whoever shows it escapes for its medium. */
  text(id: MessageId, args?: Readonly<Record<string, Argument>>): string {
    let format = this.#parsed.get(id);
    if (format === undefined) {
      format = new IntlMessageFormat(catalogues[this.language][id], this.language, undefined, {
        ignoreTag: true,
      });
      this.#parsed.set(id, format);
    }
    const formatted = format.format(args);
    return Array.isArray(formatted) ? formatted.join('') : String(formatted);
  }

  say(message: Message): string {
    return this.text(message.id, message.args);
  }
}
