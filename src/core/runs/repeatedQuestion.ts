import { oneLine } from '../text/plainText';

/** As often nothing but a question without an answer is printed between two signs of progress. */
const often = 20;
/** Different lines that are counted, and lines of a menu that are shown. */
const most = 200;
const menu = 12;
const shown = 300;

/**
 * Tells a question that is asked over and over. PTS reads an answer from standard input, and where that is at its end
 * it asks again at once, for ever; a menu is printed anew each time, and its lines end in no sign of a question.
 */
export class RepeatedQuestion {
  readonly #counts = new Map<string, number>();
  /** The last lines, so that the whole menu is told. */
  #recent: readonly string[] = [];
  #question: string | undefined;

  get question(): string | undefined {
    return this.#question;
  }

  /** Something else happened: whatever was asked has been answered. */
  forget(): void {
    this.#counts.clear();
    this.#recent = [];
    this.#question = undefined;
  }

  readLine(line: string): void {
    const text = line.trim();
    // Equal values of trials are no question, nor are remarks of PTS about itself.
    if (!/\p{L}/u.test(text) || text.startsWith('[')) return;
    const count = (this.#counts.get(text) ?? 0) + 1;
    if (count === 1 && this.#counts.size >= most) return;
    this.#counts.set(text, count);
    if (count >= often && this.#question === undefined) {
      const before = this.#recent.lastIndexOf(text);
      const asked = before < 0 ? [text] : this.#recent.slice(before);
      this.#question = oneLine(asked.join(' ')).slice(0, shown);
    }
    this.#recent = [...this.#recent, text].slice(-menu);
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
