import type { TopLevelSpec } from 'vega-lite';
import type { Row } from '../comparison/comparison';
import type { Language } from '../messages/catalogue';
import { type ChartTheme, chartConfig, drawable, shortName } from './theme';
import { thinned } from './thinned';

/** Lines differ by their dashes and a name beside them, since colour means a verdict here. */
const dashes = [[], [6, 3], [2, 2], [10, 3, 2, 3], [4, 4], [12, 4]] as const;

/** Names beside each other in the legend. */
const columns = 3;

export interface SeriesOptions {
  readonly row: Row;
  readonly width: number;
  readonly theme: ChartTheme;
  readonly language: Language;
  /** Titles of the axes: sample number, and the unit. */
  readonly sampleTitle: string;
  readonly valueTitle: string;
}

/** A LINE_GRAPH result (sensors, frame times): each system's samples over their index. No statistics. */
export function seriesSpec({
  row,
  width,
  theme,
  language,
  sampleTitle,
  valueTitle,
}: SeriesOptions): TopLevelSpec {
  const drawn = row.samples.filter(sample => sample.series.length > 0);
  const values = drawn.flatMap(sample =>
    thinned(sample.series).map(({ at, value }) => ({
      system: sample.system,
      sample: at + 1,
      value: drawable(value),
    })),
  );
  return {
    width: width - 80,
    height: 180,
    padding: { left: 64, right: 16, top: 8, bottom: 70 },
    autosize: { type: 'none' },
    config: chartConfig(theme, language),
    data: { values },
    mark: { type: 'line', color: theme.trial, strokeWidth: 1.5 },
    encoding: {
      x: { field: 'sample', type: 'quantitative', title: sampleTitle, scale: { nice: false, zero: false } },
      y: { field: 'value', type: 'quantitative', title: shortName(valueTitle), scale: { zero: false } },
      strokeDash: {
        field: 'system',
        type: 'nominal',
        sort: null,
        scale: { range: drawn.map((_, index) => [...(dashes[index % dashes.length] ?? [])]) },
        legend: {
          orient: 'bottom',
          title: null,
          labelColor: theme.foreground,
          symbolStrokeColor: theme.trial,
          // Vega cuts a longer name and ends it in an ellipsis.
          labelLimit: Math.max(80, Math.floor((width - 80) / columns) - 60),
          columns,
        },
      },
    },
  };
}
