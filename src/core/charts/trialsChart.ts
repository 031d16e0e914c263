import type { TopLevelSpec } from 'vega-lite';
import type { Row } from '../comparison/comparison';
import type { Language } from '../messages/catalogue';
import { formatValue } from '../messages/numbers';
import type { Interval } from '../stats/statistics';
import { shapeOf } from './shape';
import { type ChartTheme, chartConfig, drawable, shortName, wrapName } from './theme';
import { thinned } from './thinned';

export interface TrialsOptions {
  readonly row: Row;
  /** Labels of all systems of the comparison: a system's index among them selects its shape. */
  readonly systems: readonly string[];
  readonly width: number;
  readonly theme: ChartTheme;
  readonly language: Language;
  /** Of the result, below the axis. */
  readonly unit: string;
}

const lane = 44;
const labelWidth = 120;
/** Trials are drawn one below the other in run order, inside this part of a lane. */
const spread = 24;

/**
 * Every trial as a dot, from the first run at the top of its system's lane to the last at the
 * bottom, with the mean as a tick and its interval as a bar. x in the unit of the result.
 */
export function trialsSpec({ row, systems, width, theme, language, unit }: TrialsOptions): TopLevelSpec {
  const lanes = row.samples.filter(sample => sample.summary !== undefined);
  const centre = (index: number) => lane * (index + 0.5);
  const dots = lanes.flatMap((sample, index) => {
    const trials = sample.sessions.flatMap(session => session.trials);
    const shape = shapeOf(systems.indexOf(sample.system));
    return thinned(trials).map(({ at, value }) => ({
      value: drawable(value),
      y: centre(index) + (trials.length === 1 ? 0 : (at / (trials.length - 1) - 0.5) * spread),
      shape,
      tip: `${shortName(sample.system)}, ${at + 1}: ${formatValue(value, row.resolution, language)}`,
    }));
  });
  const means = lanes.flatMap(({ summary }, index) =>
    summary === undefined || summary.n === 1
      ? []
      : [{ y: centre(index), mean: drawable(summary.mean), ...bounds(summary.interval) }],
  );
  const height = lane * lanes.length;
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: { domain: [0, height], reverse: true, nice: false },
    axis: null,
  } as const;
  const x = {
    type: 'quantitative',
    scale: { zero: false, nice: true },
    axis: { title: shortName(unit), tickCount: 6, grid: true },
  } as const;
  const names = lanes.flatMap((sample, index) => {
    const lines = wrapName(sample.system, labelWidth);
    return lines.map((text, line) => ({ text, y: centre(index) + (line - (lines.length - 1) / 2) * 14 }));
  });
  return {
    width: width - labelWidth - 30,
    height,
    padding: { left: labelWidth + 12, right: 18, top: 4, bottom: 40 },
    autosize: { type: 'none' },
    config: chartConfig(theme, language),
    encoding: { y: { ...y, scale: { domain: [0, height], reverse: true, nice: false } } },
    layer: [
      {
        data: { values: means.filter(mean => 'low' in mean) },
        mark: { type: 'rule', strokeWidth: 6, strokeCap: 'round', color: theme.muted, opacity: 0.45 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        data: { values: means },
        mark: { type: 'tick', thickness: 2, size: 22, color: theme.foreground, orient: 'vertical' },
        encoding: { x: { ...x, field: 'mean' } },
      },
      {
        data: { values: dots },
        mark: { type: 'point', filled: true, size: 42, opacity: 1, color: theme.trial },
        encoding: {
          x: { ...x, field: 'value' },
          shape: { field: 'shape', type: 'nominal', scale: null, legend: null },
          tooltip: { field: 'tip', type: 'nominal' },
        },
      },
      {
        data: { values: names },
        mark: { type: 'text', align: 'right', baseline: 'middle', x: -10, color: theme.foreground },
        encoding: { text: { field: 'text' } },
      },
    ],
  };
}

/** The ends of an interval, where it has both. */
function bounds(interval: Interval | undefined): { readonly low?: number; readonly high?: number } {
  if (interval === undefined || Number.isNaN(interval.low) || Number.isNaN(interval.high)) return {};
  return { low: drawable(interval.low), high: drawable(interval.high) };
}
