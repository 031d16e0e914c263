/** The lines around a person's own words, alike in Markdown and HTML. No text of a file makes one: `<` is escaped. */
const begin = '<!-- own-words -->\n';
const end = '<!-- /own-words -->';

/** The empty place for own words, below a comment that says what it is for. */
export function ownWordsText(hint: string): string {
  // Two hyphens or a bracket would end the comment.
  const comment = hint.replaceAll('-', '\u2010').replaceAll(/[<>]/g, '');
  return `<!-- ${comment} -->\n\n${begin}${end}`;
}

/** The words in that place, and the text with the place empty; no words where a text has no such place. */
export function takeOwnWords(text: string): { readonly words: string; readonly rest: string } {
  const from = text.indexOf(begin);
  const to = from < 0 ? -1 : text.indexOf(end, from + begin.length);
  if (to < 0) return { words: '', rest: text };
  const place = from + begin.length;
  return { words: text.slice(place, to), rest: text.slice(0, place) + text.slice(to) };
}

/** Puts words into the empty place of a text; undefined where it has none and there are words. */
export function withOwnWords(text: string, words: string): string | undefined {
  if (words.trim() === '') return text;
  const place = text.indexOf(begin + end);
  if (place < 0) return undefined;
  const at = place + begin.length;
  return text.slice(0, at) + words + text.slice(at);
}
