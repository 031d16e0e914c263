import type { TopLevelSpec } from 'vega-lite';
import { unitOfMeans } from '../comparison/unit';
import { mergedChanges } from '../history/factChanges';
import { factName, valuesText } from '../history/factText';
import type { Change, HistoryOutline, HistoryRow, Step } from '../history/history';
import { momentsOfRuns } from '../history/momentText';
import type { Formatter } from '../messages/formatter';
import { formatChange, formatValue } from '../messages/numbers';
import { type PlacedLabel, placeLabels } from './changeLabels';
import { type ChartTheme, chartConfig, drawable, lineHeight, shortName } from './theme';
import { timeFormatOf, timeLocaleOf } from './timeAxis';

export interface HistoryChartOptions {
  readonly history: Pick<HistoryOutline, 'runs' | 'changes'>;
  readonly row: HistoryRow;
  /** Pixels of the whole picture. */
  readonly width: number;
  readonly theme: ChartTheme;
  readonly formatter: Formatter;
}

const height = 180;
const margins = { left: 72, right: 20, bottom: 34 } as const;
/** Rows of names above the plot. */
const labelRows = 3;
/** Pixels that a moment on the axis takes. */
const tickWidth = 90;

/**
 * One benchmark over time: the mean of each run with its interval, the level between steps, and a dashed line with its name
 * where facts changed. A step for the better or the worse has the colour of that, and its size in words beside it.
 */
export function historySpec({ history, row, width, theme, formatter }: HistoryChartOptions): TopLevelSpec {
  const { language } = formatter;
  const { points } = row;
  const unit = unitOfMeans(
    row.scale,
    points.map(({ mean }) => mean),
  );
  const value = (number: number) => drawable(number / unit.per);
  const moments = momentsOfRuns(history.runs, language);
  const timeOf = (run: number) => history.runs[run]?.time ?? 0;
  const times = points.map(({ run }) => timeOf(run));
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  const [start, end] = first === last ? [first - 1, last + 1] : [first, last];
  const plotWidth = Math.max(80, width - margins.left - margins.right);
  const pixelOf = (time: number) => (plotWidth * (time - start)) / (end - start);
  const timeAt = (pixel: number) => start + (pixel / plotWidth) * (end - start);
  const shown = mergedChanges(history.changes, row.changes).filter(
    ({ run }) => timeOf(run) >= first && timeOf(run) <= last,
  );
  const lines = shown.map(change => ({
    time: timeOf(change.run),
    tip: `${moments.text(change.run)}: ${valuesOf(change, formatter)}`,
  }));
  const names = placeLabels(
    shown.map(change => ({ text: namesOf(change, formatter), at: pixelOf(timeOf(change.run)) })),
    { width: plotWidth, rows: labelRows },
  );
  const dots = points.map(({ run, mean, interval, isOff }) => ({
    time: timeOf(run),
    mean: value(mean),
    ...(interval === undefined ? {} : { low: value(interval.low), high: value(interval.high) }),
    // Hollow: it belongs to no level.
    fill: isOff === true ? theme.background : theme.trial,
    tip: `${moments.text(run)}: ${formatValue(mean, row.resolution, language)} ${shortName(row.scale ?? '')}`,
  }));
  const levels = levelsOf(row, timeOf).map(({ step, ...level }) => ({
    ...level,
    level: value(level.level),
    colour: colourOf(step, theme),
    text: step === undefined ? '' : sizeOf(step, formatter),
  }));
  const x = {
    field: 'time',
    type: 'temporal',
    // The runs span it: the lines of changes lie between them.
    scale: { type: 'utc', nice: false },
    axis: {
      title: null,
      format: timeFormatOf(last - first),
      tickCount: Math.max(2, Math.floor(plotWidth / tickWidth)),
      grid: false,
    },
  } as const;
  const y = {
    type: 'quantitative',
    scale: { zero: false, nice: true },
    axis: { title: shortName(unit.name), tickCount: 5 },
  } as const;
  const config = chartConfig(theme, language);
  return {
    width: plotWidth,
    height,
    padding: {
      left: margins.left,
      right: margins.right,
      top: lineHeight * (1 + names.reduce((most, name) => Math.max(most, name.row + 1), 0)),
      bottom: margins.bottom,
    },
    autosize: { type: 'none' },
    config: { ...config, locale: { ...config.locale, time: timeLocaleOf(language) } },
    layer: [
      {
        data: { values: lines },
        mark: { type: 'rule', strokeDash: [4, 3], color: theme.muted },
        encoding: { x, tooltip: { field: 'tip', type: 'nominal' } },
      },
      ...nameLayers(names).map(({ row: at, align, values }) => ({
        data: { values: values.map(({ text, at: pixel }) => ({ text, time: timeAt(pixel) })) },
        mark: { type: 'text', align, baseline: 'top', dx: align === 'left' ? 4 : -4 } as const,
        encoding: { x, y: { value: -(at + 1) * lineHeight }, text: { field: 'text' } } as const,
      })),
      {
        data: { values: dots.filter(dot => 'low' in dot) },
        mark: { type: 'rule', strokeWidth: 5, strokeCap: 'round', color: theme.muted, opacity: 0.45 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        data: { values: levels },
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: {
          x,
          x2: { field: 'until' },
          y: { ...y, field: 'level' },
          color: { field: 'colour', type: 'nominal', scale: null },
        },
      },
      {
        data: { values: dots },
        mark: { type: 'point', size: 42, opacity: 1, stroke: theme.trial, strokeWidth: 1.5 },
        encoding: {
          x,
          y: { ...y, field: 'mean' },
          fill: { field: 'fill', type: 'nominal', scale: null },
          tooltip: { field: 'tip', type: 'nominal' },
        },
      },
      // Over the dots, and readable there: the same text as wide as a shadow is below.
      ...([theme.background, undefined] as const).map(shadow => ({
        data: { values: levels.filter(({ text }) => text !== '') },
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'bottom',
          dx: 6,
          dy: -6,
          fontWeight: 'bold',
          ...(shadow === undefined ? {} : { stroke: shadow, strokeWidth: 4, strokeJoin: 'round' as const }),
        } as const,
        encoding: {
          x,
          y: { ...y, field: 'level' },
          text: { field: 'text' },
          color:
            shadow === undefined
              ? ({ field: 'colour', type: 'nominal', scale: null } as const)
              : { value: shadow },
        } as const,
      })),
    ],
  };
}

/** The names of one row on one side of their lines: a layer each, since Vega-Lite sets texts of a layer alike. */
function nameLayers(names: readonly PlacedLabel[]) {
  return Array.from({ length: labelRows }, (_, row) => row).flatMap(row =>
    (['left', 'right'] as const).flatMap(align => {
      const values = names.filter(name => name.row === row && name.align === align);
      return values.length === 0 ? [] : [{ row, align, values }];
    }),
  );
}

interface Level {
  readonly time: number;
  readonly until: number;
  readonly level: number;
  /** That it begins with. */
  readonly step?: Step;
}

/** The means between steps; none where nothing is said of steps. */
function levelsOf({ points, steps }: HistoryRow, timeOf: (run: number) => number): readonly Level[] {
  if (steps === undefined) return [];
  return [undefined, ...steps].flatMap((step, index): Level[] => {
    const part = points.slice(step?.point ?? 0, steps[index]?.point).filter(({ isOff }) => isOff !== true);
    const [first] = part;
    const last = part.at(-1);
    if (first === undefined || last === undefined) return [];
    const log = part.reduce((sum, { mean }) => sum + Math.log(mean) / part.length, 0);
    return [
      {
        time: timeOf(first.run),
        until: timeOf(last.run),
        level: Math.exp(log),
        ...(step === undefined ? {} : { step }),
      },
    ];
  });
}

function colourOf(step: Step | undefined, theme: ChartTheme): string {
  if (step === undefined || step.isSmall || step.verdict === 'differs') return theme.foreground;
  return step.verdict === 'faster' ? theme.faster : theme.slower;
}

function sizeOf({ ratio, low, high }: Step, { language }: Formatter): string {
  return formatChange(ratio, language, { low, high });
}

function namesOf({ facts }: Change, formatter: Formatter): string {
  const [first = '', ...others] = facts.map(({ fact }) => shortName(factName(fact, formatter)));
  return others.length === 0 ? first : `${first} +${others.length}`;
}

function valuesOf({ facts }: Change, formatter: Formatter): string {
  return facts
    .map(change => `${factName(change.fact, formatter)}: ${shortName(valuesText(change, formatter))}`)
    .join('; ');
}
