// Text from a file as text for people: one room for all outputs, so that none forgets a character.

/**
 * Characters that show nothing and make a terminal or an editor act: C0 and C1 controls and DEL, marks
 * that turn the reading direction, characters without width, tags, other breaks of a line. Not tab, CR and LF:
 * they lay out a text, and a large one has a million of them.
 */
const unseen =
  /(?![\t\n\r])[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text as one line of visible characters: breaks become blanks, controls go. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(unseen, '')
    .trim();
}

/** A text without invisible characters; line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replace(unseen, '');
}

/**
 * The text of a JSON document with every character that is not seen as `\uXXXX`: it reads back as the
 * same value. Such characters stand within strings only, but for the line ends of the layout.
 */
export function visibleJson(json: string): string {
  return json.replace(unseen, escaped);
}

/** The beginning of a text, at most this many UTF-16 units and `…`; no character is cut in two. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHalf ? longest - 1 : longest)}…`;
}

function escaped(character: string): string {
  let units = '';
  for (let at = 0; at < character.length; at += 1) {
    units += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return units;
}
