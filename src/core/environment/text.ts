/** The beginning of a text that came from a file, short enough for a table or a sentence. */
export function clip(text: string, longest = 200): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
