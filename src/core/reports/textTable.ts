import stringWidth from 'string-width';

export interface TextColumn {
  readonly name: string;
  readonly alignment?: 'left' | 'right';
}

/** Two blanks part columns. */
const gap = '  ';

/** A table of a terminal: columns as wide as their widest cell, the last one ragged. Cells are one line each. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = columns.map(({ name }, index) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), widthOf(name)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ alignment }, index) => padded(cells[index] ?? '', widths[index] ?? 0, alignment))
      .join(gap)
      .trimEnd();
  return [line(columns.map(({ name }) => name)), ...rows.map(line)];
}

/** Signs that take one column each: Latin, Cyrillic, and what this program writes between them. */
const narrow = /^[\u0020-\u007e\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0400-\u0482\u048a-\u04ff‐-‧←-↓−✓✕]*$/;

/** Columns of a terminal that a text takes. */
export function widthOf(text: string): number {
  // To look at each sign by its kind takes a hundred times as long.
  return narrow.test(text) ? text.length : stringWidth(text);
}

/** Columns of a terminal that the widest of some lines takes. */
export function widestOf(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);
}

function padded(text: string, width: number, alignment: TextColumn['alignment']): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return alignment === 'right' ? `${blanks}${text}` : `${text}${blanks}`;
}
