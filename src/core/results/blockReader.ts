import type { Block, BlockName, Field } from './block';
import { isRecord, type Place, root, rootName } from './layout';
import { type Budget, type Counted, limits } from './limits';
import { excerpt, type Problems } from './readingProblems';
import type { SourceRange } from './resultFile';
import type { Tag, Visitor } from './scan';

/** A block that is being read: until it is closed, its range is that of its start tag. */
interface OpenBlock extends Block {
  readonly range: { readonly start: number; end: number; readonly line: number };
  readonly fields: Map<string, Field>;
  readonly entries: Block[];
}

/** A record that begins where another element, `open`, is not closed. */
export interface NestedRecord {
  readonly range: SourceRange;
  readonly open: string;
}

interface OpenPlace {
  readonly name: string;
  readonly place: Place;
  readonly block: OpenBlock | undefined;
}

const counted: ReadonlyMap<BlockName, Counted> = new Map<BlockName, Counted>([
  ['System', 'systems'],
  ['Result', 'results'],
  ['Benchmark', 'results'],
  ['Entry', 'entries'],
]);

/** Gathers the tags of a result file into blocks and hands on each that stands below the root. */
export class BlockReader implements Visitor {
  readonly #stack: OpenPlace[] = [];
  #rootTag: SourceRange | undefined;
  #foreignRoot: string | undefined;
  /** Elements open within a leaf, the leaf included; 0 outside. */
  #inLeaf = 0;
  /** The leaf whose text is being read: its name, where its content starts, and in which line. */
  #leaf: string | undefined;
  #leafStart = 0;
  #leafLine = 0;
  #text = '';
  #end = 0;
  /** A record that begins within another, which tells that something before it was not closed. */
  #nested: NestedRecord | undefined;
  /** The text is known to be broken: a nested record ends the scan. */
  #isResumed = false;
  /** Names that were told of as unknown or without a declared prefix. */
  readonly #told = new Set<string>();

  constructor(
    private readonly problems: Problems,
    private readonly budget: Budget,
    private readonly take: (block: Block) => void,
  ) {}

  /** The start tag of PTS's root, once read. */
  get rootTag(): SourceRange | undefined {
    return this.#rootTag;
  }

  /** The root's name when it is not PTS's. */
  get foreignRoot(): string | undefined {
    return this.#foreignRoot;
  }

  /** True once the root's end tag is read. */
  get isClosed(): boolean {
    return this.#rootTag !== undefined && this.#stack.length === 0;
  }

  /** Where reading stopped, when it did so before the end. */
  get end(): number {
    return this.#end;
  }

  /** The first record that began within another, where the text has broken since. */
  get nested(): NestedRecord | undefined {
    return this.#nested;
  }

  open(name: string, tag: Tag): boolean {
    this.#end = tag.start;
    if (this.#stack.length > 1 && this.#nested === undefined && isRecord(name)) {
      this.#nested = { range: copyOf(tag), open: this.#leaf ?? this.#stack.at(-1)?.name ?? rootName };
      if (this.#isResumed) return false;
    }
    if (this.#stack.length + this.#inLeaf >= limits.depth) {
      this.problems.add('too-deep', tag, { limit: limits.depth });
      return false;
    }
    const top = this.#stack.at(-1);
    if (top === undefined) return this.#openRoot(name, tag);
    if (this.#inLeaf > 0) {
      this.#inLeaf += 1;
      return true;
    }
    const place = top.place.into.get(name);
    if (place === undefined) {
      this.#inLeaf = 1;
      if (top.block === undefined) this.#tellUnknown(name, top, tag);
      else {
        this.#leaf = name;
        this.#leafStart = tag.end;
        this.#leafLine = tag.endLine;
      }
      return true;
    }
    return this.#openPlace(name, place, tag);
  }

  text(text: string): void {
    if (this.#leaf !== undefined && this.#inLeaf === 1) this.#text += text;
  }

  close(contentEnd: number | undefined, end: number): void {
    if (this.#inLeaf > 0) {
      this.#inLeaf -= 1;
      if (this.#inLeaf === 0) this.#closeLeaf(contentEnd);
      return;
    }
    const block = this.#stack.pop()?.block;
    if (block !== undefined) this.#give(block, end);
  }

  attribute(): boolean {
    return this.budget.take('attributes') || this.#stopped(this.#rootTag);
  }

  undeclaredPrefix(name: string, tag: Tag): void {
    const kind = `prefix ${name}`;
    if (this.#told.has(kind)) return;
    this.#told.add(kind);
    this.problems.add('flawed-xml', tag, { kind: 'prefix', text: excerpt(name) });
  }

  doctype(text: string, range: SourceRange): void {
    if (text.includes('[')) this.problems.add('own-entities', range);
  }

  /** Hands on a result that the text breaks off in, with the entries that are complete. */
  cut(end: number): void {
    const block = this.#stack.find(open => open.block !== undefined)?.block;
    if (block !== undefined && block.entries.length > 0) this.#give(block, end, true);
  }

  /** Goes back to the root, whose next record is to be read. */
  resume(): void {
    this.#isResumed = true;
    this.#nested = undefined;
    this.#stack.length = Math.min(1, this.#stack.length);
    this.#inLeaf = 0;
    this.#leaf = undefined;
    this.#text = '';
  }

  #openRoot(name: string, tag: Tag): boolean {
    if (name !== rootName) {
      this.#foreignRoot = name;
      return false;
    }
    this.#rootTag = copyOf(tag);
    this.#stack.push({ name, place: root, block: undefined });
    return true;
  }

  /** An element beside the records, which would be lost in silence. The layout of 2008 may hold any. */
  #tellUnknown(name: string, { name: parent }: OpenPlace, tag: Tag): void {
    if (this.#told.has(name) || (parent !== rootName && parent !== 'Data')) return;
    this.#told.add(name);
    if (!name.includes(':')) this.problems.add('unknown-element', tag, { name: excerpt(name), parent });
  }

  #openPlace(name: string, place: Place, tag: Tag): boolean {
    if (place.block === undefined) {
      this.#stack.push({ name, place, block: undefined });
      return true;
    }
    const count = counted.get(place.block);
    if (this.budget.exceeded !== undefined || (count !== undefined && !this.budget.take(count))) {
      return this.#stopped(tag);
    }
    this.#stack.push({
      name,
      place,
      block: { name: place.block, range: copyOf(tag), fields: new Map(), entries: [] },
    });
    return true;
  }

  #stopped(range: SourceRange | undefined): false {
    const what = this.budget.exceeded;
    if (what !== undefined && range !== undefined)
      this.problems.add('too-many', range, { what, limit: limits[what] });
    return false;
  }

  #closeLeaf(contentEnd: number | undefined): void {
    const name = this.#leaf;
    const fields = this.#stack.at(-1)?.block?.fields;
    if (name !== undefined && fields !== undefined && !fields.has(name)) {
      const range =
        contentEnd === undefined
          ? undefined
          : { start: this.#leafStart, end: contentEnd, line: this.#leafLine };
      fields.set(name, { text: this.#text, range });
    }
    this.#leaf = undefined;
    this.#text = '';
  }

  #give(open: OpenBlock, end: number, isCut = false): void {
    open.range.end = end;
    // What holds it was closed after all: text that means nothing to us.
    if (this.#stack.length === 1) this.#nested = undefined;
    if (open.name !== 'Entry') this.take(open);
    else if (!isCut) this.#enclosing()?.entries.push(open);
  }

  /** The result that an entry just closed belongs to: containers may stand between. */
  #enclosing(): OpenBlock | undefined {
    return this.#stack.findLast(open => open.block !== undefined)?.block;
  }
}

function copyOf({ start, end, line }: SourceRange): OpenBlock['range'] {
  return { start, end, line };
}
