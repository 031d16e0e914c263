import { problemOf } from '../runs/consoleProblem';
import { visible } from '../text/plainText';

/** What a line of the console is to a person who watches. */
export type LineKind = 'round' | 'test' | 'trial' | 'value' | 'problem' | 'other';

export function lineKind(line: string): LineKind {
  if (line.startsWith('[PTS Lens] ')) return 'round';
  if (problemOf(line) !== undefined || line.trim().startsWith('[NOTICE]')) return 'problem';
  if (/^ {8}Started Run \d{1,6} @/.test(line)) return 'trial';
  if (/^ {4}(?:Average|Deviation|Samples|Final): /.test(line)) return 'value';
  if (/^ {8}\d{1,20}(?:\.\d{1,20})?$/.test(line.trimEnd())) return 'value';
  if (
    /^\S.{0,300}:$/.test(line.trimEnd()) ||
    /^ {4,8}Test (?:Installation )?\d{1,6} of \d{1,6}$/.test(line.trimEnd())
  )
    return 'test';
  return 'other';
}

/** Colours of the terminal's own theme, by SGR. */
const colours: Readonly<Record<LineKind, string>> = {
  round: '1;36',
  test: '1;34',
  trial: '33',
  value: '32',
  problem: '1;31',
  other: '',
};

/** UTF-16 units of a line that are shown. */
const longest = 4_096;

/**
 * Colours what a run printed, piece by piece. Nothing that it printed makes the terminal act: control characters are
 * left out, and the colours are ours.
 */
export class LinePainter {
  #line = '';
  /** Of the line that goes on, how much was shown, and in which colour. */
  #shown = 0;
  #colour = '';

  /** Takes what was printed since the last call; the answer is what to write. What is unfinished waits for `rest`. */
  push(text: string): string {
    const [first = '', ...others] = text.split('\n');
    let written = '';
    this.#add(first);
    for (const next of others) {
      written += `${this.rest()}\r\n`;
      this.#line = '';
      this.#shown = 0;
      this.#colour = '';
      this.#add(next);
    }
    return written;
  }

  /** What is to be written of the line that goes on. */
  rest(): string {
    const more = this.#line.slice(this.#shown);
    if (more === '') return '';
    if (this.#shown === 0) this.#colour = colours[lineKind(this.#line)];
    this.#shown = this.#line.length;
    return this.#colour === '' ? more : `\u001b[${this.#colour}m${more}\u001b[0m`;
  }

  #add(piece: string): void {
    this.#line += visible(piece.replaceAll('\r', '')).slice(0, Math.max(0, longest - this.#line.length));
  }
}
