import { oneLine } from '../text/plainText';
import { wrapped } from '../text/wrapped';

/** Characters and lines. A name is broken into lines where a table would be too wide, and cut after so many. */
const longest = { least: 20, widest: 60, lines: 5 } as const;

/** Below this a table leaves out other columns before its names get narrower. */
export const narrowestName = 28;

/** The width of the column of names in a table of so many columns of a terminal, of which the others take `besides`. */
export function nameWidth(columns: number, besides: number): number {
  return Math.min(longest.widest, Math.max(longest.least, columns - besides - 2));
}

/** A name in lines of a width, at least one. */
export function nameLines(name: string, width: number): readonly string[] {
  const broken = wrapped(oneLine(name), width);
  const lines = broken.slice(0, longest.lines);
  if (broken.length > lines.length) lines[lines.length - 1] = `${(lines.at(-1) ?? '').slice(0, width - 1)}…`;
  return lines.length === 0 ? [''] : lines;
}
