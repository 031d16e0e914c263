import { applyEdits, type FormattingOptions, type JSONPath, modify } from 'jsonc-parser';
import type { TextEdit } from '../results/textEdit';

/** A JSON text under change: each step leaves the formatting of all it does not touch. */
export class EditedText {
  readonly #before: string;
  readonly #formatting: FormattingOptions;
  #text: string;

  constructor(text: string) {
    this.#before = text;
    this.#text = text;
    const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
    this.#formatting = {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.startsWith('\t') ? 1 : indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    };
  }

  /** The text after the steps so far. */
  get text(): string {
    return this.#text;
  }

  /** Sets a property or an item; `undefined` removes it. */
  set(path: JSONPath, value: unknown): void {
    this.#apply(path, value, false);
  }

  /** Inserts an item before the one that has this index; -1 is the end. */
  insert(path: JSONPath, value: unknown): void {
    this.#apply(path, value, true);
  }

  /** The steps together, as one replacement from the first to the last character that differs. */
  edits(): readonly TextEdit[] {
    const before = this.#before;
    const after = this.#text;
    if (before === after) return [];
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start += 1;
    let tail = 0;
    while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
      tail += 1;
    return [{ start, end: before.length - tail, text: after.slice(start, after.length - tail) }];
  }

  #apply(path: JSONPath, value: unknown, isArrayInsertion: boolean): void {
    const options = { formattingOptions: this.#formatting, isArrayInsertion };
    this.#text = applyEdits(this.#text, modify(this.#text, path, value, options));
  }
}
