import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { forestPicture, reportPicture } from '../core/charts/forestPicture';
import { historySpec } from '../core/charts/historyChart';
import { silentLogger } from '../core/charts/silentLogger';
import { paperTheme } from '../core/charts/theme';
import type { Comparison, Row } from '../core/comparison/comparison';
import type { History } from '../core/history/history';
import type { Formatter } from '../core/messages/formatter';
import type { HistoryPicture } from '../core/reports/historyBlocks';
import { worstFirst } from '../core/reports/historyLines';

/** The plot of these rows as an SVG document; undefined where none has a ratio. */
export async function plotSvg(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
): Promise<string | undefined> {
  const spec = forestPicture(comparison, rows, paperTheme, formatter);
  return spec && svgOf({ ...spec, background: paperTheme.background });
}

/** The picture of a report on them; undefined as above. */
export async function reportSvg(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
): Promise<string | undefined> {
  const spec = reportPicture(comparison, rows, formatter);
  return spec && svgOf(spec);
}

/** So many benchmarks are drawn: a report with all of some hundred would be read by nobody. */
const mostPictures = 12;
/** Pixels. */
const historyWidth = 760;

/** Pictures of the benchmarks of a history, those with the largest steps for the worse first. */
export function historyPictures(history: History, formatter: Formatter): Promise<HistoryPicture[]> {
  return Promise.all(
    worstFirst(history.rows)
      .slice(0, mostPictures)
      .map(async row => {
        const spec = historySpec({ history, row, width: historyWidth, theme: paperTheme, formatter });
        return { row, svg: await svgOf({ ...spec, background: paperTheme.background }) };
      }),
  );
}

/** It needs no browser: the widths of texts are estimated. */
async function svgOf(spec: TopLevelSpec): Promise<string> {
  const { spec: compiled } = compile(spec, { logger: silentLogger });
  // As on the page, expressions are interpreted and nothing is loaded.
  const view = new View(parse(compiled, undefined, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
