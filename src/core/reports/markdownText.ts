import { oneLine } from '../text/plainText';

/**
 * Text of a result file as one line of Markdown that shows just that text: it makes no emphasis, link,
 * HTML, image, mention, formula or list, and it fits a table's cell.
 */
export function markdownText(text: string): string {
  return (
    oneLine(text)
      .replaceAll(/[\\`*_{}[\]#|~!$@^<>&]/g, character => entities[character] ?? `\\${character}`)
      .replaceAll('://', '\\://')
      .replaceAll(/\b(www)\./gi, '$1\\.')
      // A list or a rule begins with such a sign alone: +6.9 % and 6.9 are no lists.
      .replace(/^[-+=](?=[-+=\s]|$)/, '\\$&')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** The same as a bold name; a dash for a blank one, which Markdown would read as a horizontal rule. */
export function markdownName(text: string): string {
  const name = markdownText(text).trim();
  return name === '' ? '—' : `**${name}**`;
}

/** Not every renderer accepts a backslash before these. */
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
