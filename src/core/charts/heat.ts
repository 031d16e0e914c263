import type { TopLevelSpec } from 'vega-lite';
import { nameParts } from '../comparison/benchmarkName';
import type { Comparison } from '../comparison/comparison';
import { clip } from '../text/plainText';
import type { HeatCell, HeatTable } from './heatCells';
import { shapeOf, shapes } from './shape';
import { type ChartTheme, chartConfig, wrapName } from './theme';

export interface HeatOptions {
  readonly comparison: Comparison;
  readonly table: HeatTable;
  /** Of the whole picture; pixels. */
  readonly width: number;
  readonly theme: ChartTheme;
}

/** Pixels. */
const leastLine = 22;
const textLine = 13;
/** Names of benchmarks take so much of the width at most. */
const mostLabel = 0.4;
/** Pixels of a character at this size. */
const characterWidth = 6.1;
const leastCell = 11;
const mostCell = 76;
const markHeight = 20;
/** Beside a figure. Cells without room for the longest one have signs. */
const besideFigure = 8;
const longestSystem = 28;
const slope = -60;

/** Systems that an overview of this width has room for, however long the names of the benchmarks are. */
export function heatRoom(width: number): number {
  return Math.max(1, Math.floor(((1 - mostLabel) * width) / leastCell));
}

type Layer = Extract<Extract<TopLevelSpec, { layer: unknown }>['layer'][number], { mark: unknown }>;
type Encoding = NonNullable<Layer['encoding']>;

/** Values are pixels already: no scale, no axis. */
const at = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const;

/**
 * The overview: a line a benchmark, a column a system. An established difference has its colour, the stronger the
 * larger, and its sign; all others are grey. The datum of a cell has its row and system.
 */
export function heatSpec({ comparison, table, width, theme }: HeatOptions): TopLevelSpec {
  const { rows, systems, cells } = table;
  const names = rows.map(row => {
    const { name, options } = nameParts(row);
    return wrapName(options === '' ? name : `${name} ${options}`, mostLabel * width);
  });
  const label = longestOf(names.flat()) + 12;
  const lineHeight =
    leastLine + textLine * (names.reduce((most, { length }) => Math.max(most, length), 1) - 1);
  const shown = systems.map(name => clip(name, longestSystem));
  // The last name leans out over the right end.
  const [head, right] = [0.87 * longestOf(shown) + 10, 0.5 * longestOf(shown) + 8];
  const cell = Math.max(leastCell, Math.min(mostCell, (width - label - right) / Math.max(1, systems.length)));
  const middle = (column: number) => (column + 0.5) * cell;
  const hasFigures = cell >= besideFigure + longestOf(cells.map(one => textOf(one, true)));
  const drawn = cells.map(one => ({
    ...one,
    ...placed(one, cell, lineHeight),
    sign: one.state === 'faster' ? 'triangle-up' : 'triangle-down',
    text: textOf(one, hasFigures),
  }));
  const isDecided = (state: HeatCell['state']) => state === 'faster' || state === 'slower';
  const placeOf = new Map(comparison.systems.map((system, index) => [system.label, index]));
  const heads = systems.map((system, column) => {
    const index = placeOf.get(system) ?? 0;
    return {
      x: middle(column),
      index,
      shape: shapeOf(index),
      number: String(index + 1),
      name: shown[column],
    };
  });
  const layers: readonly Layer[] = [
    {
      data: { values: drawn },
      mark: { type: 'rect', cursor: 'pointer', stroke: theme.grid, strokeWidth: 1 },
      encoding: {
        x: at('left'),
        x2: { field: 'right' },
        y: at('top'),
        y2: { field: 'bottom' },
        color: colour(theme),
        fillOpacity: { field: 'opacity', type: 'quantitative', scale: null, legend: null },
        tooltip: { field: 'tip', type: 'nominal' },
      },
    },
    texts(
      drawn.map(one => ({ ...one, strong: isDecided(one.state) || one.state === 'failed' })),
      theme,
      'center',
    ),
    {
      data: { values: hasFigures ? [] : drawn.filter(({ state }) => isDecided(state)) },
      mark: { type: 'point', filled: true, size: 26, opacity: 1, cursor: 'pointer' },
      encoding: {
        x: at('x'),
        y: at('y'),
        color: colour(theme),
        shape: { field: 'sign', type: 'nominal', scale: null },
        tooltip: { field: 'tip', type: 'nominal' },
      },
    },
    texts(
      names.flatMap((parts, line) =>
        parts.map((text, index) => ({
          x: -8,
          y: (line + 0.5) * lineHeight + (index - (parts.length - 1) / 2) * textLine,
          text,
          strong: true,
        })),
      ),
      theme,
      'right',
    ),
    {
      data: { values: heads.filter(({ index }) => index < shapes.length) },
      mark: { type: 'point', filled: true, size: 60, opacity: 1, color: theme.foreground },
      encoding: {
        x: at('x'),
        y: { value: -markHeight / 2 },
        shape: { field: 'shape', type: 'nominal', scale: null },
      },
    },
    {
      data: { values: heads.filter(({ index }) => index >= shapes.length) },
      mark: { type: 'text', fontSize: cell < 16 ? 8 : 10, y: -markHeight / 2, baseline: 'middle' },
      encoding: { x: at('x'), text: { field: 'number' } },
    },
    {
      data: { values: heads },
      mark: {
        type: 'text',
        angle: slope,
        align: 'left',
        baseline: 'middle',
        fontSize: 11,
        y: -markHeight - 2,
        color: theme.muted,
      },
      encoding: { x: at('x'), text: { field: 'name' } },
    },
  ];
  return {
    padding: { left: label, right, top: head + markHeight, bottom: 4 },
    autosize: { type: 'none' },
    config: chartConfig(theme),
    width: cell * systems.length,
    height: Math.max(1, rows.length) * lineHeight,
    layer: [...layers],
  };
}

/** Its figure where there is room, and the signs that are no shape. */
function textOf({ state, figure }: HeatCell, hasRoom: boolean): string {
  if (state === 'failed') return '×';
  const sign = state === 'equal' ? '=' : '';
  return hasRoom ? `${sign} ${figure}`.trim() : sign;
}

/** Pixels. */
function longestOf(texts: readonly string[]): number {
  return characterWidth * texts.reduce((most, text) => Math.max(most, text.length), 0);
}

function placed(
  { column, line, state, strength, system, figure }: HeatCell,
  cell: number,
  lineHeight: number,
) {
  return {
    left: column * cell,
    right: (column + 1) * cell,
    top: line * lineHeight,
    bottom: (line + 1) * lineHeight,
    x: (column + 0.5) * cell,
    y: (line + 0.5) * lineHeight,
    // Text stands on the colour: it stays light enough to read.
    opacity:
      state === 'open' || state === 'equal'
        ? 0.08
        : state === 'failed'
          ? 0
          : 0.15 + 0.4 * Math.sqrt(strength),
    tip: figure === '' ? system : `${system}: ${figure}`,
  };
}

function colour(theme: ChartTheme) {
  return {
    field: 'state',
    type: 'nominal',
    legend: null,
    scale: {
      domain: ['faster', 'slower', 'equal', 'open', 'failed'],
      range: [theme.faster, theme.slower, theme.muted, theme.muted, theme.muted],
    },
  } satisfies Encoding['color'];
}

function texts(
  values: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly strong: boolean;
  }[],
  theme: ChartTheme,
  align: 'center' | 'right',
): Layer {
  return {
    data: { values: [...values] },
    mark: { type: 'text', baseline: 'middle', align, fontSize: 11, cursor: 'pointer' },
    encoding: {
      x: at('x'),
      y: at('y'),
      text: { field: 'text' },
      color: { condition: { test: 'datum.strong', value: theme.foreground }, value: theme.muted },
    },
  };
}
