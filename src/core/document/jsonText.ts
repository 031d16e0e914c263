import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';
import type { TextEdit } from '../results/textEdit';

/**
 * Changes to a JSON text, gathered and made at once. Each replaces, adds or takes away exactly the
 * characters of one value, with a comma where one is needed, and keeps the layout of the rest:
 * so the text stays valid. All paths refer to the text before the changes.
 * The text has to be valid JSON in which no object on these paths has a key twice; a path that is not
 * there changes nothing.
 */
export class EditedText {
  readonly #text: string;
  readonly #root: Node | undefined;
  readonly #style: JsonStyle;
  readonly #edits: TextEdit[] = [];

  constructor(text: string) {
    this.#text = text;
    // A byte order mark is no JSON. The blank in its place keeps the offsets.
    this.#root = parseTree(text.replace(/^\uFEFF/, ' '));
    this.#style = styleOf(text);
  }

  /** The value at a path, with its unknown keys. */
  valueAt(path: JSONPath | undefined): unknown {
    const node = path && this.#at(path);
    return node && this.#valueOf(node);
  }

  /** Sets a property of the object at a path; `undefined` takes it away. */
  set(path: JSONPath, key: string, value: unknown): void {
    const object = this.#at(path);
    if (object?.type !== 'object') return;
    const properties = object.children ?? [];
    const index = properties.findIndex(property => property.children?.[0]?.value === key);
    const old = properties[index]?.children?.[1];
    if (value === undefined) {
      if (old !== undefined) this.#remove(object, new Set([index]));
    } else if (old === undefined) {
      this.#add(object, properties.length, margin => [writeProperty(key, value, this.#style, margin)]);
    } else if (JSON.stringify(this.#valueOf(old)) !== JSON.stringify(value)) {
      const margin = this.#isLong(old) ? this.#marginAt(old.offset) : undefined;
      this.#replace(old.offset, endOf(old), writeValue(value, this.#style, margin));
    }
  }

  /** Adds values to the list at a path, before the item that has this index now. */
  insert(path: JSONPath, index: number, values: readonly unknown[]): void {
    const list = this.#at(path);
    if (list?.type !== 'array' || values.length === 0) return;
    const neighbour = list.children?.[Math.max(0, index - 1)];
    const isLong = neighbour?.children === undefined || this.#isLong(neighbour);
    this.#add(list, index, margin =>
      values.map(value => writeValue(value, this.#style, isLong ? margin : undefined)),
    );
  }

  /** Takes items away from the list at a path. */
  remove(path: JSONPath, indexes: ReadonlySet<number>): void {
    const list = this.#at(path);
    if (list?.type === 'array') this.#remove(list, indexes);
  }

  /** Puts the items of the list at a path in another order; `order` has each index of now once. */
  arrange(path: JSONPath, order: readonly number[]): void {
    const items = this.#at(path)?.children ?? [];
    for (const [place, from] of order.entries()) {
      const [old, item] = [items[place], items[from]];
      if (old === undefined || item === undefined || old === item) continue;
      this.#replace(old.offset, endOf(old), this.#text.slice(item.offset, endOf(item)));
    }
  }

  /** The text with all changes made. */
  get text(): string {
    const pieces: string[] = [];
    let end = 0;
    // Those of one place stay in the order they were made in.
    for (const edit of this.#edits.toSorted((a, b) => a.start - b.start)) {
      pieces.push(this.#text.slice(end, edit.start), edit.text);
      end = edit.end;
    }
    return [...pieces, this.#text.slice(end)].join('');
  }

  #valueOf(node: Node): unknown {
    return JSON.parse(this.#text.slice(node.offset, endOf(node)));
  }

  #at(path: JSONPath): Node | undefined {
    return this.#root === undefined ? undefined : findNodeAtLocation(this.#root, path);
  }

  /** @param write receives the indentation where each value has a line of its own */
  #add(parent: Node, index: number, write: (margin?: string) => readonly string[]): void {
    const children = parent.children ?? [];
    const before = children[Math.min(index, children.length) - 1];
    const neighbour = before ?? children[0];
    const usual = this.#style.isSpaced ? ' ' : '';
    if (neighbour === undefined) {
      this.#replace(parent.offset + 1, parent.offset + 1, write().join(`,${usual}`));
      return;
    }
    const gap = this.#blanksBefore(neighbour.offset);
    const written = write(/[\r\n]/.test(gap) ? this.#marginAt(neighbour.offset) : undefined);
    const own = gap === '' ? usual : gap;
    if (before === undefined)
      this.#replace(neighbour.offset, neighbour.offset, written.map(each => `${each},${own}`).join(''));
    else this.#replace(endOf(before), endOf(before), written.map(each => `,${own}${each}`).join(''));
  }

  /** Takes children away, each run of them with the commas it leaves without use. */
  #remove(parent: Node, indexes: ReadonlySet<number>): void {
    const children = parent.children ?? [];
    for (let index = 0; index < children.length; index++) {
      if (!indexes.has(index)) continue;
      const before = children[index - 1];
      const first = children[index];
      while (indexes.has(index)) index++;
      const after = children[index];
      const last = children[index - 1];
      if (first === undefined || last === undefined) return;
      if (after !== undefined) this.#replace(first.offset, after.offset, '');
      else if (before !== undefined) this.#replace(endOf(before), endOf(last), '');
      else this.#replace(parent.offset + 1, endOf(parent) - 1, '');
    }
  }

  #replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  #isLong(node: Node): boolean {
    return /[\r\n]/.test(this.#text.slice(node.offset, endOf(node)));
  }

  #blanksBefore(offset: number): string {
    let start = offset;
    while (start > 0 && /[ \t\r\n]/.test(this.#text.charAt(start - 1))) start -= 1;
    return this.#text.slice(start, offset);
  }

  /** The indentation of the line that holds a place. */
  #marginAt(offset: number): string {
    let start = offset;
    while (start > 0 && !/[\r\n]/.test(this.#text.charAt(start - 1))) start -= 1;
    let end = start;
    while (end < offset && /[ \t]/.test(this.#text.charAt(end))) end += 1;
    return this.#text.slice(start, end);
  }
}

/** From the first to the last character that differs, as one edit; none where nothing does. */
export function editBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (isWithinOne(before, start) || isWithinOne(after, start)) start -= 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  if (isWithinOne(before, before.length - tail) || isWithinOne(after, after.length - tail)) tail -= 1;
  return [{ start, end: before.length - tail, text: after.slice(start, after.length - tail) }];
}

/** True between the halves of a character or a line end, where an editor has no position. */
function isWithinOne(text: string, offset: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** The layout of a JSON text, so that an added value looks like the author's own. */
export interface JsonStyle {
  /** One level of indentation. */
  readonly indent: string;
  readonly lineEnd: string;
  /** A blank after colons and commas; false for minified texts. */
  readonly isSpaced: boolean;
}

export function styleOf(json: string): JsonStyle {
  return {
    indent: /^([ \t]+)\S/m.exec(json)?.[1] ?? '  ',
    lineEnd: json.includes('\r\n') ? '\r\n' : '\n',
    isSpaced: /[\r\n]/.test(json) || /": /.test(json),
  };
}

/** A property in this style, its value over several lines when it begins a line of this indentation. */
export function writeProperty(key: string, value: unknown, style: JsonStyle, margin?: string): string {
  return `${JSON.stringify(key)}:${style.isSpaced ? ' ' : ''}${writeValue(value, style, margin)}`;
}

/**
 * A value in this style.
 * @param margin indentation of its line, for a value over several lines; absent: one line
 */
export function writeValue(value: unknown, style: JsonStyle, margin?: string): string {
  if (margin === undefined) return writeInLine(value, style);
  return JSON.stringify(value, undefined, style.indent).replaceAll('\n', `${style.lineEnd}${margin}`);
}

function writeInLine(value: unknown, style: JsonStyle): string {
  if (!style.isSpaced || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return `[${items.map(item => writeInLine(item, style)).join(', ')}]`;
  }
  const properties: readonly (readonly [string, unknown])[] = Object.entries(value);
  const written = properties
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => writeProperty(key, each, style));
  return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
}
