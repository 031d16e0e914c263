/** The first character of a text that XML 1.0 cannot hold, as `U+0007`. */
export function forbiddenCharacter(text: string): string | undefined {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!isXmlCharacter(code)) return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return undefined;
}

/** XML 1.0, production 2 (Char). */
export function isXmlCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

const named: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/**
 * A text as element content that reads back as it is: plain ASCII with PTS's character references
 * for the rest, a CR too, and the line ends of the file for its line feeds.
 */
export function escapeText(text: string, lineEnd: string): string {
  return text.replace(/[&<>\r]|[^\0-\x7f]/gu, reference).replaceAll('\n', lineEnd);
}

function reference(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return named.get(character) ?? `&#x${code.toString(16).toUpperCase()};`;
}
