import type { MessageId } from './catalogue';

/** An argument of a sentence: text is shown as it is, numbers and sentences within are formatted for the language. */
export type Argument = string | number | boolean | Message;

/**
 * A sentence for a person, not yet in any language. Values carry these; the surface that shows
 * one formats it (see `Formatter`), so that one comparison reads in English here and Russian there.
 */
export interface Message {
  readonly id: MessageId;
  readonly args?: Readonly<Record<string, Argument>>;
}

export function message(id: MessageId, args?: Readonly<Record<string, Argument>>): Message {
  return args === undefined ? { id } : { id, args };
}
