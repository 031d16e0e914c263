import type { Comparison, Row } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import { clip, oneLine } from '../text/plainText';
import { comparisonLines, hasOwnCredit, type LineTexts, lineTexts } from './comparisonLines';
import { lineNotes, noteWords } from './lineNotes';
import { nameLines, nameWidth, narrowestName } from './nameLines';
import { shortLabels } from './shortLabels';
import { type TextColumn, textTable, widestOf } from './textTable';

/** Characters; longer texts are cut. */
const longest = { system: 20, unit: 16, notes: 48 } as const;

type ColumnId = Exclude<keyof LineTexts, 'benchmark' | 'counts'> | 'notes';
type Cells = Readonly<Record<ColumnId, string>>;

/** What is left out first where a terminal is too narrow: the notes, then the values with their unit. */
const layouts: readonly (readonly ColumnId[])[] = [
  ['unit', 'baseline', 'system', 'value', 'difference', 'interval', 'spread', 'verdict', 'notes'],
  ['unit', 'baseline', 'system', 'value', 'difference', 'interval', 'spread', 'verdict'],
  ['system', 'difference', 'interval', 'verdict'],
];

const figures: ReadonlySet<ColumnId> = new Set(['baseline', 'value', 'difference', 'interval', 'spread']);

/** The rows of a comparison as a table that fits a terminal of so many columns, down to about 80. */
export function comparisonTextTable(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
  columns: number,
): readonly string[] {
  const { systems, baseline } = comparison;
  const ownCredit = hasOwnCredit(comparison);
  const labels = shortLabels(
    systems.map(({ label }) => label),
    longest.system,
  );
  const short = (label: string) => labels.get(label) ?? label;
  const lines = comparisonLines(comparison, rows, formatter).map(line => {
    const { benchmark, counts, ...texts } = lineTexts(line, comparison, formatter);
    const notes = oneLine(noteWords(lineNotes(line, comparison, ownCredit, formatter)));
    return { row: line.row, benchmark, cells: cellsOf({ ...texts, system: short(texts.system), notes }) };
  });
  const others = systems.filter(({ label }) => label !== baseline);
  const heads = headsOf(
    formatter,
    short(baseline ?? ''),
    others.length === 1 ? short(others[0]?.label ?? '') : undefined,
  );
  const shown = (ids: readonly ColumnId[]) =>
    ids
      .filter(id => lines.some(({ cells }) => cells[id] !== ''))
      .filter(id => id !== 'system' || others.length > 1);
  const widthWithout = (ids: readonly ColumnId[]) =>
    widestOf(
      textTable(
        columnsOf(ids, heads),
        lines.map(({ cells }) => ids.map(id => cells[id])),
      ),
    );
  const candidates = layouts.map(shown);
  const fitting = candidates.find(ids => columns - widthWithout(ids) - 2 >= narrowestName);
  const ids = fitting ?? candidates.at(-1) ?? [];
  return textTable(
    [{ name: formatter.text('comparison.report-column', { column: 'benchmark' }) }, ...columnsOf(ids, heads)],
    withNames(lines, ids, nameWidth(columns, widthWithout(ids))),
  );
}

interface TextLine {
  readonly row: Row;
  readonly benchmark: string;
  readonly cells: Cells;
}

/** The lines of each row beside the lines of its name; what a row has once stands in the first. */
function withNames(
  lines: readonly TextLine[],
  ids: readonly ColumnId[],
  width: number,
): readonly (readonly string[])[] {
  const byRow = new Map<Row, TextLine[]>();
  for (const line of lines) {
    const own = byRow.get(line.row);
    if (own === undefined) byRow.set(line.row, [line]);
    else own.push(line);
  }
  return [...byRow.values()].flatMap(own => {
    const names = nameLines(own[0]?.benchmark ?? '', width);
    return Array.from({ length: Math.max(own.length, names.length) }, (_, index) => {
      const cells = own[index]?.cells;
      const isOnce = (id: ColumnId) => index > 0 && (id === 'unit' || id === 'baseline');
      return [
        names[index] ?? '',
        ...ids.map(id => (cells === undefined || isOnce(id) ? '' : cellOf(id, cells, ids))),
      ];
    });
  });
}

/** Where there is no column of values, an outcome such as PASS stands for the verdict that its row has not. */
function cellOf(id: ColumnId, cells: Cells, ids: readonly ColumnId[]): string {
  const isOutcome = id === 'verdict' && cells.verdict === '' && /^[✓✕]/.test(cells.value);
  return isOutcome && !ids.includes('value') ? cells.value : cells[id];
}

function cellsOf({
  unit,
  baseline,
  system,
  value,
  difference,
  interval,
  spread,
  verdict,
  notes,
}: Cells): Cells {
  const [, sign = ''] = / ([↑↓])$/.exec(unit) ?? [];
  const plain = sign === '' ? unit : unit.slice(0, -2);
  return {
    unit: oneLine(`${clip(plain, longest.unit)} ${sign}`),
    baseline: oneLine(baseline),
    system,
    value: oneLine(value),
    difference,
    interval,
    spread,
    verdict,
    notes: clip(notes, longest.notes),
  };
}

function headsOf(formatter: Formatter, baseline: string, only: string | undefined): Cells {
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  return {
    unit: word('unit'),
    baseline,
    system: word('system'),
    value: only ?? word('value'),
    difference: word('difference'),
    interval: word('interval'),
    spread: word('spread'),
    verdict: word('verdict'),
    notes: word('notes'),
  };
}

function columnsOf(ids: readonly ColumnId[], heads: Cells): readonly TextColumn[] {
  return ids.map(id => ({ name: heads[id], alignment: figures.has(id) ? 'right' : 'left' }));
}
