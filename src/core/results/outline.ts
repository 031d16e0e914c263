import type { Block, BlockName, Field } from './block';
import { type Place, root, rootName } from './layout';
import { type Budget, type Counted, limits } from './limits';
import type { SourceRange } from './model';
import type { Problems } from './problems';
import type { Tag, Visitor } from './scan';

/** A block that is being read: until it is closed, its range is that of its start tag. */
interface OpenBlock extends Block {
  readonly range: { readonly start: number; end: number; readonly line: number };
  readonly fields: Map<string, Field>;
  readonly entries: Block[];
}

interface OpenPlace {
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
export class Outline implements Visitor {
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

  open(name: string, tag: Tag): boolean {
    this.#end = tag.start;
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
      if (top.block !== undefined) {
        this.#leaf = name;
        this.#leafStart = tag.end;
        this.#leafLine = tag.endLine;
      }
      return true;
    }
    return this.#openPlace(place, tag);
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

  doctype(text: string, range: SourceRange): void {
    if (text.includes('[')) this.problems.add('own-entities', range);
  }

  /** Hands on a result that the text breaks off in, with the entries that are complete. */
  cut(end: number): void {
    const block = this.#stack.find(open => open.block !== undefined)?.block;
    if (block !== undefined && block.entries.length > 0) this.#give(block, end, true);
  }

  #openRoot(name: string, tag: Tag): boolean {
    if (name !== rootName) {
      this.#foreignRoot = name;
      return false;
    }
    this.#rootTag = copyOf(tag);
    this.#stack.push({ place: root, block: undefined });
    return true;
  }

  #openPlace(place: Place, tag: Tag): boolean {
    if (place.block === undefined) {
      this.#stack.push({ place, block: undefined });
      return true;
    }
    const count = counted.get(place.block);
    if (this.budget.exceeded !== undefined || (count !== undefined && !this.budget.take(count))) {
      return this.#stopped(tag);
    }
    this.#stack.push({
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
