import { nameLines, nameWidth } from './nameLines';
import { type TextColumn, textTable, widestOf } from './textTable';

/** A line of such a table. */
export interface NamedLine {
  readonly name: string;
  readonly cells: readonly string[];
}

/**
 * A table for a terminal of so many columns whose first column has names: they are broken into lines where the table
 * would be too wide.
 */
export function namedTable(
  head: string,
  heads: readonly TextColumn[],
  lines: readonly NamedLine[],
  columns: number,
): readonly string[] {
  const besides = widestOf(
    textTable(
      heads,
      lines.map(({ cells }) => cells),
    ),
  );
  const width = nameWidth(columns, besides);
  return textTable(
    [{ name: head }, ...heads],
    lines.flatMap(({ name, cells }) =>
      nameLines(name, width).map((line, index) => [line, ...(index === 0 ? cells : [])]),
    ),
  );
}
