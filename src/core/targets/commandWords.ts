/**
 * The words of a command as it is typed: separated by blanks, where a word with blanks stands in quotes of either kind.
 * Nothing else is special, a backslash neither: no shell reads them. Undefined where a quote is not closed, or for no
 * word at all.
 */
export function commandWords(typed: string): readonly [string, ...string[]] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (const character of typed) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  const [program, ...others] = words;
  return program === undefined || program === '' ? undefined : [program, ...others];
}

/** A command as one may type it; what has both kinds of quotes is only to be read. */
export function commandText(words: readonly string[]): string {
  return words
    .map(word => {
      if (word !== '' && !/[\s"']/.test(word)) return word;
      return word.includes('"') ? `'${word}'` : `"${word}"`;
    })
    .join(' ');
}
