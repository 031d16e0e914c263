import type { TopLevelSpec } from 'vega-lite';
import { forestPictureSpec } from '../../core/charts/forest';
import { layOutForest } from '../../core/charts/forestLayout';
import { ratioDomain } from '../../core/charts/ratioAxis';
import type { ChartTheme } from '../../core/charts/theme';
import type { Comparison, Row } from '../../core/comparison/comparison';
import type { Formatter } from '../../core/messages/formatter';
import { formatTick } from '../../core/messages/numbers';

/** Pixels. */
const labelWidth = 300;
const axisWidth = 520;
/** A longer name of the baseline would be drawn over its neighbours; characters. */
const longestAxisLabel = 16;

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
