import type { SourceRange } from './resultFile';

/** Line ends in a part of the text: LF, CR LF and a CR alone are one each. */
export function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

/** Lines of offsets that are asked for in ascending order: the text is passed once. */
export class Lines {
  #at = 0;
  #line = 1;

  constructor(private readonly text: string) {}

  /** The range of so many units at an offset, which is not below any asked for before. */
  rangeOf(start: number, length: number): SourceRange {
    this.#line += lineBreaks(this.text, this.#at, start);
    this.#at = start;
    return { start, end: Math.min(this.text.length, start + length), line: this.#line };
  }
}
