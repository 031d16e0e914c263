/**
 * A report before it is Markdown or HTML. Texts are plain: whatever they hold, the writer of a form lets them show just
 * that, so nothing from a file becomes markup.
 */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  /** `part`: of a section, which has a heading of its own. */
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 'part' }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | Table
  /** Folded until the reader opens it. */
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] }
  /** The texts that notes of lines refer to by their place, from 1. */
  | { readonly kind: 'footnotes'; readonly texts: readonly string[] }
  /** An SVG document. Markdown has no place for one: it shows the file that holds it, where there is one. */
  | { readonly kind: 'picture'; readonly svg: string; readonly alt: string; readonly file?: string }
  /** A place for a person's own words, which nobody sees until it has some. `hint` stands in the text, not on the page. */
  | { readonly kind: 'own-words'; readonly hint: string };

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Line[])[];
}

export interface Column {
  readonly name: string;
  /** Figures are aligned to the right. */
  readonly alignment?: 'left' | 'right';
}

/** Its parts stand one blank apart, but for the number of a footnote and the brackets around a link. */
export type Line = string | readonly Span[];

/** Part of a line: text, emphasised text, the number of a footnote, or a link to an address of ours. */
export type Span =
  | string
  | { readonly strong: string }
  | { readonly footnote: number }
  | { readonly text: string; readonly href: string };

/** A line in a form, given how that form writes a span. */
export function writeLine(line: Line, write: (span: Span) => string): string {
  if (typeof line === 'string') return write(line);
  return line
    .map((span, index) => (isAttached(line[index - 1], span) ? write(span) : ` ${write(span)}`))
    .join('');
}

/** True for the first span, a footnote, and where a link stands in brackets or before a mark of punctuation. */
function isAttached(before: Span | undefined, span: Span): boolean {
  if (before === undefined) return true;
  if (typeof span === 'string') return isLink(before) && /^[).,;:]/.test(span);
  return 'footnote' in span || (isLink(span) && typeof before === 'string' && before.endsWith('('));
}

function isLink(span: Span): boolean {
  return typeof span !== 'string' && 'href' in span;
}

/** A table without the columns that are empty in every row. */
export function withoutEmptyColumns({ columns, rows }: Omit<Table, 'kind'>): Table {
  const isUsed = columns.map((_, index) => rows.some(row => (row[index] ?? '').length > 0));
  const used = <Cell>(cells: readonly Cell[]) => cells.filter((_, index) => isUsed[index]);
  return { kind: 'table', columns: used(columns), rows: rows.map(used) };
}
