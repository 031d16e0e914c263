import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Comparison, Row } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import { forestPicture, reportPicture } from './forestPicture';
import { silentLogger } from './silentLogger';
import { paperTheme } from './theme';

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

/** A chart as an SVG document. It needs no browser: the widths of texts are estimated. */
export async function svgOf(spec: TopLevelSpec): Promise<string> {
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
