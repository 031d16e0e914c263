import type { TopLevelSpec } from 'vega-lite';
import type { Comparison } from '../comparison/comparison';
import { clip } from '../text/plainText';
import type { ForestLayout, ForestLine } from './forestLayout';
import { type Mark, type MarkOptions, marksOf } from './forestMarks';
import { type RatioDomain, ratioTicks } from './ratioAxis';
import { type ChartTheme, chartConfig, lineHeight, widthOf } from './theme';

export interface ForestOptions extends MarkOptions {
  readonly layout: ForestLayout;
  /** The lines to draw, neighbours in the layout. */
  readonly lines: readonly ForestLine[];
  /** Of the axis, without labels and figures; pixels. */
  readonly width: number;
  readonly theme: ChartTheme;
}

/** Most systems whose figures have no names: those of one system beside its baseline. */
const mostNameless = 2;
/** Characters; the picture is as wide as so many of them. */
const longestFigureName = 30;

/** Room right of the axis for the figures (and their names, where shown); pixels. */
export function figureWidthOf({ systems }: Comparison): number {
  if (systems.length <= mostNameless) return 84;
  return 84 + widthOf(longest(systems.map(system => clip(system.label, longestFigureName))));
}

function longest(texts: readonly string[]): string {
  return texts.reduce((most, text) => (text.length > most.length ? text : most), '');
}

const axisHeight = 24;

type Layer = Extract<Extract<TopLevelSpec, { layer: unknown }>['layer'][number], { mark: unknown }>;
type Plot = Pick<Extract<TopLevelSpec, { layer: unknown }>, 'layer'> & Size;
type Axis = Pick<Extract<TopLevelSpec, { mark: unknown }>, 'mark' | 'encoding' | 'data'> & Size;
/** Pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}
type Encoding = NonNullable<Layer['encoding']>;
type Position = NonNullable<Encoding['y']>;

/**
 * The forest plot of STATISTICS.md's ratios: a point and its interval for each system and benchmark on a log axis, the
 * margin as a band around 1, the axis below. A y value is a pixel from the first line's top.
 */
export function forestPictureSpec(options: ForestOptions & AxisOptions): TopLevelSpec {
  const plot = plotOf(options);
  const axis = axisOf(options);
  return {
    ...frameOf(options),
    // Without `autosize` nothing adds up the heights of the two: the picture would be as high as its padding.
    params: [{ name: 'height', value: plot.height + axis.height }],
    vconcat: [plot, axis],
    spacing: 0,
    bounds: 'flush',
  };
}

/** Room beside the axis for names and figures. */
function frameOf({ layout, comparison, theme }: Pick<ForestOptions, 'layout' | 'comparison' | 'theme'>) {
  return {
    padding: { left: layout.labelWidth + 14, right: figureWidthOf(comparison), top: 1, bottom: 1 },
    autosize: { type: 'none' as const },
    config: chartConfig(theme),
  };
}

function plotOf(options: ForestOptions): Plot {
  const { lines, domain, width, theme } = options;
  const origin = lines[0]?.top ?? 0;
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  const marks = lines.flatMap(line => marksOf(line, origin, options));
  const margin = 1 + options.comparison.method.margin;
  const named = options.comparison.systems.length > mostNameless;
  const x = (field: string): Position => ({
    field,
    type: 'quantitative',
    scale: { type: 'log', domain: [domain.low, domain.high], nice: false },
    axis: {
      orient: 'top',
      values: [...ratioTicks(domain)],
      labels: false,
      ticks: false,
      domain: false,
      title: null,
    },
  });
  const y = (field: string): Position => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, height], reverse: true, nice: false },
    axis: null,
  });
  const color = {
    field: 'state',
    type: 'nominal' as const,
    legend: null,
    scale: {
      domain: ['faster', 'slower', 'undecided'],
      range: [theme.faster, theme.slower, theme.muted],
    },
  } satisfies Encoding['color'];
  return {
    width,
    height,
    layer: [
      {
        data: { values: [{ low: Math.max(1 / margin, domain.low), high: Math.min(margin, domain.high) }] },
        mark: { type: 'rect', color: theme.band, opacity: 0.18, clip: true },
        encoding: { x: x('low'), x2: { field: 'high' } },
      },
      {
        data: { values: [{ ratio: 1 }] },
        mark: { type: 'rule', color: theme.foreground, opacity: 0.7 },
        encoding: { x: x('ratio') },
      },
      {
        data: { values: lines.map(line => ({ y: line.top + line.height - origin })) },
        mark: { type: 'rule', color: theme.grid },
        encoding: { y: y('y') },
      },
      {
        data: { values: marks.filter(mark => mark.low !== null) },
        mark: { type: 'rule', strokeWidth: 2, clip: true },
        encoding: { x: x('low'), x2: { field: 'high' }, y: y('y'), color },
      },
      {
        data: { values: marks.flatMap(cuts(domain)) },
        mark: { type: 'point', filled: true, size: 36, opacity: 1 },
        encoding: {
          x: x('at'),
          y: y('y'),
          color,
          shape: { field: 'shape', type: 'nominal', scale: null },
        },
      },
      {
        data: { values: marks.filter(mark => !mark.beyond) },
        mark: { type: 'point', size: 58, opacity: 1, strokeWidth: 1.5 },
        encoding: {
          x: x('ratio'),
          y: y('y'),
          shape: { field: 'shape', type: 'nominal', scale: null, legend: null },
          stroke: color,
          fill: { condition: { test: 'datum.hollow', value: 'transparent' }, ...color },
          tooltip: { field: 'tip', type: 'nominal' },
        },
      },
      textLayer(
        lines.flatMap(line => labelLines(line, origin)),
        y('y'),
        theme,
        {
          align: 'right',
          x: -12,
        },
      ),
      textLayer(
        marks.map(mark => ({
          y: mark.y,
          text: named ? `${mark.figure}  ${clip(mark.system, longestFigureName)}` : mark.figure,
          strong: mark.state !== 'undecided',
        })),
        y('y'),
        theme,
        { align: 'left', x: width + 12 },
      ),
    ],
  };
}

interface Tick {
  readonly ratio: number;
  readonly label: string;
}

/** The labels that do not overlap that of the baseline, which is the longest. */
function readable(ticks: readonly Tick[], { low, high }: RatioDomain, width: number): readonly Tick[] {
  const place = (ratio: number) => (width * Math.log(ratio / low)) / Math.log(high / low);
  const baseline = ticks.find(({ ratio }) => ratio === 1);
  if (baseline === undefined) return ticks;
  const clear = ({ ratio, label }: Tick) =>
    Math.abs(place(ratio) - place(1)) > (widthOf(label) + widthOf(baseline.label)) / 2 + 4;
  return ticks.filter(tick => tick === baseline || clear(tick));
}

interface AxisOptions {
  readonly baselineLabel: string;
  readonly numberOf: (ratio: number) => string;
}

function axisOf(options: Pick<ForestOptions, 'domain' | 'width' | 'theme'> & AxisOptions): Axis {
  const { domain, theme, width } = options;
  const ticks = readable(
    ratioTicks(domain).map(ratio => ({
      ratio,
      label: ratio === 1 ? options.baselineLabel : `${options.numberOf(ratio)}×`,
    })),
    domain,
    width,
  );
  return {
    width,
    height: axisHeight,
    data: { values: [...ticks] },
    mark: { type: 'text', baseline: 'top', y: 8, color: theme.foreground },
    encoding: {
      x: {
        field: 'ratio',
        type: 'quantitative',
        scale: { type: 'log', domain: [domain.low, domain.high], nice: false },
        axis: {
          orient: 'top',
          values: ticks.map(tick => tick.ratio),
          labels: false,
          title: null,
          grid: false,
        },
      },
      text: { field: 'label' },
    },
  };
}

/** An arrow where an interval continues beyond the axis. */
function cuts(domain: RatioDomain) {
  return (mark: Mark) => [
    ...(mark.cutLow ? [{ at: domain.low, y: mark.y, state: mark.state, shape: 'triangle-left' }] : []),
    ...(mark.cutHigh ? [{ at: domain.high, y: mark.y, state: mark.state, shape: 'triangle-right' }] : []),
  ];
}

interface Label {
  readonly y: number;
  readonly text: string;
  readonly strong: boolean;
}

function labelLines(line: ForestLine, origin: number): readonly Label[] {
  const texts = [...line.name, ...line.options];
  const first = line.top - origin + (line.height - texts.length * lineHeight) / 2 + lineHeight / 2;
  return texts.map((text, index) => ({
    text,
    y: first + index * lineHeight,
    strong: index < line.name.length,
  }));
}

function textLayer(
  values: readonly Label[],
  y: Position,
  theme: ChartTheme,
  place: { readonly align: 'left' | 'right'; readonly x: number },
): Layer {
  return {
    data: { values: [...values] },
    mark: { type: 'text', baseline: 'middle', align: place.align, x: place.x },
    encoding: {
      y,
      text: { field: 'text' },
      color: { condition: { test: 'datum.strong', value: theme.foreground }, value: theme.muted },
    },
  };
}
