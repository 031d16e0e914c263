import { clip as clipTo } from '../text/plainText';

/** The beginning of a text that came from a file, short enough for a table or a sentence. */
export function clip(text: string, longest = 200): string {
  return clipTo(text, longest);
}
