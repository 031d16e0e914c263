import type { TopLevelSpec } from 'vega-lite';
import type { Comparison, Row } from '../comparison/comparison';
import { largestFirst, sortRows } from '../comparison/rowOrder';
import type { Formatter } from '../messages/formatter';
import { formatTick } from '../messages/numbers';
import { forestPictureSpec } from './forest';
import { layOutForest } from './forestLayout';
import { ratioDomain } from './ratioAxis';
import { type ChartTheme, paperTheme } from './theme';

/** Pixels. */
const labelWidth = 300;
const axisWidth = 520;
/** A longer name of the baseline would be drawn over its neighbours; characters. */
const longestAxisLabel = 16;

/** Marks of a picture in a report; more would make it longer than the report. */
const mostMarks = 120;

/** The picture of a report: on paper, and of the rows with the largest differences where there are many. */
export function reportPicture(
  comparison: Comparison,
  rows: readonly Row[],
  words: Formatter,
): TopLevelSpec | undefined {
  const most = Math.max(1, Math.floor(mostMarks / Math.max(1, comparison.systems.length - 1)));
  const drawn = sortRows(rows, largestFirst, words.language).slice(0, most);
  const spec = forestPicture(comparison, drawn, paperTheme, words);
  return spec && { ...spec, background: paperTheme.background };
}

/** The forest plot of some rows with its axis, as one picture; undefined where no row has a ratio. */
export function forestPicture(
  comparison: Comparison,
  rows: readonly Row[],
  theme: ChartTheme,
  words: Formatter,
): TopLevelSpec | undefined {
  const layout = layOutForest(comparison, rows, labelWidth, words.text('page.geometric-mean'));
  if (layout.lines.length === 0) return undefined;
  const domain = ratioDomain(rows, comparison.overall, comparison.method.margin);
  const { baseline = '' } = comparison;
  return forestPictureSpec({
    comparison,
    domain,
    layout,
    lines: layout.lines,
    width: axisWidth,
    theme,
    language: words.language,
    singleTrial: words.text('page.one-trial'),
    baselineLabel:
      baseline.length > longestAxisLabel ? '1×' : words.text('page.baseline-is-one', { baseline }),
    numberOf: ratio => formatTick(ratio, words.language),
  });
}
