import { oneLine } from '../text/plainText';

/** As often does nothing else than a question without an answer end the same way. */
const often = 20;
/** Different lines that are counted. */
const most = 200;
const shown = 300;

/**
 * Tells a question that is asked over and over. PTS reads an answer from standard input, and where that is at its end
 * it asks again at once, for ever; a menu is printed anew each time.
 */
export class RepeatedQuestion {
  readonly #counts = new Map<string, number>();
  #question: string | undefined;

  get question(): string | undefined {
    return this.#question;
  }

  /** Something else happened: whatever was asked has been answered. */
  forget(): void {
    this.#counts.clear();
    this.#question = undefined;
  }

  readLine(line: string): void {
    const text = line.trim();
    if (!/[:?]$/.test(text) && !/\?.{0,40}:/.test(text)) return;
    const count = (this.#counts.get(text) ?? 0) + 1;
    if (count === 1 && this.#counts.size >= most) return;
    this.#counts.set(text, count);
    if (count >= often) this.#question ??= oneLine(text).slice(0, shown);
  }

  /** Reads a line that does not end: a question with no line end behind it follows itself. */
  readEndless(line: string): void {
    const text = line.slice(0, 4_096).trimStart();
    const start = text.slice(0, 16);
    const again = text.indexOf(start, 1);
    if (start.length < 16 || again < 0) return;
    const [first, second] = [text.slice(0, again), text.slice(again, 2 * again)];
    if (first === second) this.#question ??= oneLine(first).slice(0, shown);
  }
}
