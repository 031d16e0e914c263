import type { SourceRange } from './resultFile';

/** The text of a leaf element; `range` is what stands between its tags, absent for `<Name/>`. */
export interface Field {
  readonly text: string;
  readonly range: SourceRange | undefined;
}

export type BlockName = 'Generated' | 'System' | 'Result' | 'Entry' | 'Suite' | 'Benchmark';

/** An element that is a record: named leaf texts and, for a result, its entries. */
export interface Block {
  readonly name: BlockName;
  readonly range: SourceRange;
  /** The first of each name, as PTS reads it. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly entries: readonly Block[];
}

/** A field's text as written; absent when the element is absent or blank. */
export function textOf(block: Block, name: string): string | undefined {
  const text = block.fields.get(name)?.text;
  return text === undefined || isBlank(text) ? undefined : text;
}

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Mostly it begins with a visible character: no need to trim it.
  return (first <= 32 || first >= 127 || text === '') && text.trim() === '';
}

/** The place to point at for a block: its identifier when it has one, else all of it. */
export function placeOf(block: Block, ...names: readonly string[]): SourceRange {
  for (const name of names) {
    const range = block.fields.get(name)?.range;
    if (range !== undefined && range.end > range.start) return range;
  }
  return block.range;
}
