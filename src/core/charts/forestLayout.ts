import { nameParts } from '../comparison/benchmarkName';
import type { Comparison, Row } from '../comparison/comparison';
import type { Effect } from '../stats/statistics';
import { lineHeight, wrapName } from './theme';

/** Position of each row of the forest plot, in pixels. Computed for all rows, drawn for those in sight. */
export interface ForestLayout {
  readonly lines: readonly ForestLine[];
  readonly height: number;
  readonly labelWidth: number;
}

export interface ForestLine {
  /** Absent for the foot with the geometric means. */
  readonly row?: Row;
  readonly top: number;
  readonly height: number;
  /** Name and version, then options: full, wrapped. */
  readonly name: readonly string[];
  readonly options: readonly string[];
}

const perSystem = 19;
const padding = 12;

/**
 * Lays out the rows that have anything on a ratio axis, and the foot where there are overall means.
 * `footLabel` is the name of the foot in the reader's language.
 */
export function layOutForest(
  comparison: Comparison,
  rows: readonly Row[],
  labelWidth: number,
  footLabel: string,
): ForestLayout {
  const lines: ForestLine[] = [];
  let top = 0;
  const add = (line: Omit<ForestLine, 'top' | 'height'>, systems: number) => {
    const text = (line.name.length + line.options.length) * lineHeight;
    const height = Math.max(systems * perSystem, text) + padding;
    lines.push({ ...line, top, height });
    top += height;
  };
  for (const row of rows) {
    const drawn = row.comparisons.filter(pair => hasPlace(pair.effect));
    if (drawn.length === 0) continue;
    const { name, options } = nameParts(row);
    add({ row, name: wrapName(name, labelWidth), options: wrapName(options, labelWidth) }, drawn.length);
  }
  const means = comparison.overall.filter(overall => overall.ratio !== undefined);
  if (lines.length > 1 && means.length > 0) {
    // Two points where rows of a single trial are in one mean and not in the other.
    const points = means.reduce(
      (sum, { ratio, withNoise }) => sum + (withNoise === undefined || withNoise.ratio === ratio ? 1 : 2),
      0,
    );
    add({ name: wrapName(footLabel, labelWidth), options: [] }, points);
  }
  return { lines, height: top, labelWidth };
}

/** True when an effect has a place on a ratio axis. */
export function hasPlace(effect: Effect | undefined): boolean {
  return effect?.kind === 'ratio' && !Number.isNaN(effect.ratio);
}

/** The lines that touch a stretch of the layout, from `top` to `bottom` pixels. */
export function linesWithin(layout: ForestLayout, top: number, bottom: number): readonly ForestLine[] {
  return layout.lines.filter(line => line.top + line.height > top && line.top < bottom);
}
