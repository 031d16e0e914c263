/** Alignment of a column; figures are aligned to the right. */
export type Alignment = 'left' | 'right';

/** A table; the cells are Markdown already. */
export function markdownTable(
  columns: readonly { readonly name: string; readonly alignment?: Alignment }[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(column => column.name)),
    line(columns.map(column => (column.alignment === 'right' ? '---:' : ':---'))),
    ...rows.map(line),
  ].join('\n');
}
