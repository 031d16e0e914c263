// What a text from a file may not do to a terminal or a reader: move the cursor, turn the reading direction.
const unseen = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text as one line of visible characters: breaks become blanks, controls go. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(unseen, '')
    .trim();
}

/** The same with line breaks and tabs kept. */
export function visible(text: string): string {
  return text.replace(unseen, character => (/[\n\r\t]/.test(character) ? character : ''));
}
