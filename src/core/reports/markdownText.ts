/**
 * Text of a result file as Markdown that shows just that text: every character that could begin
 * markup is escaped, line breaks become blanks (so it also fits a table's cell).
 */
export function markdownText(text: string): string {
  return text
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&:@$^="']/g, character => escapes[character] ?? `\\${character}`);
}

/** Harmless inside a line of prose, and escaping them would only make the source hard to read. */
const escapes: Readonly<Record<string, string>> = {
  '(': '(',
  ')': ')',
  '.': '.',
  '-': '-',
  '+': '+',
  '=': '=',
  "'": "'",
  '"': '"',
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
};
