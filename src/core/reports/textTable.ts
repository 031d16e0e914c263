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
    rows.reduce((most, row) => Math.max(most, stringWidth(row[index] ?? '')), stringWidth(name)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ alignment }, index) => padded(cells[index] ?? '', widths[index] ?? 0, alignment))
      .join(gap)
      .trimEnd();
  return [line(columns.map(({ name }) => name)), ...rows.map(line)];
}

function padded(text: string, width: number, alignment: TextColumn['alignment']): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return alignment === 'right' ? `${blanks}${text}` : `${text}${blanks}`;
}
