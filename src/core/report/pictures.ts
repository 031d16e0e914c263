import type { TopLevelSpec } from 'vega-lite';
import { reportPicture } from '../charts/forestPicture';
import { seriesSpec } from '../charts/seriesChart';
import { paperTheme } from '../charts/theme';
import { trialsSpec } from '../charts/trialsChart';
import { nameParts } from '../comparison/benchmarkName';
import type { Comparison, Row } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import { benchmarkFile, overviewFile } from './pictureNames';
import { inShownUnit } from './shownUnit';

/** A picture of a report before it is drawn. */
export interface PictureSpec {
  /** Relative to the report. */
  readonly file: string;
  readonly spec: TopLevelSpec;
}

/** Systems in one picture of a benchmark. */
const mostSystems = 24;

/** Pixels. */
const width = 720;

/** The picture of all benchmarks together; undefined where none has a ratio. */
export function overviewPicture(comparison: Comparison, words: Formatter): PictureSpec | undefined {
  const spec = reportPicture(comparison, comparison.rows, words);
  return spec && { file: overviewFile, spec };
}

/** The picture of one benchmark: its trials, or its values over time; undefined where it has neither. */
export function benchmarkPicture(
  { systems }: Comparison,
  row: Row,
  place: number,
  words: Formatter,
): PictureSpec | undefined {
  if (row.samples.length > mostSystems) return undefined;
  const spec = specOf(
    systems.map(({ label }) => label),
    row,
    words,
  );
  return (
    spec && {
      file: benchmarkFile(place, row.identifier ?? nameParts(row).name),
      spec: { ...spec, background: paperTheme.background },
    }
  );
}

function specOf(systems: readonly string[], asked: Row, words: Formatter): TopLevelSpec | undefined {
  const { row, unit } = inShownUnit(asked);
  const shared = { row, width, theme: paperTheme, language: words.language };
  if (row.samples.some(({ series }) => series.length > 0))
    return seriesSpec({ ...shared, sampleTitle: words.text('page.sample-number'), valueTitle: unit });
  if (row.samples.every(({ summary }) => summary === undefined)) return undefined;
  return trialsSpec({ ...shared, systems, unit });
}
