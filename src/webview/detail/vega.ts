import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { silentLogger } from '../../core/charts/silentLogger';

/**
 * The chart library, in a chunk of its own that is loaded with the first chart. Expressions are
 * interpreted (`ast`), never compiled: the page's policy forbids eval.
 */
export async function draw(spec: TopLevelSpec, container: HTMLElement): Promise<View> {
  const compiled = compile(spec, { logger: silentLogger });
  const view = new View(parse(compiled.spec, undefined, { ast: true }), {
    renderer: 'svg',
    container,
    expr: expressionInterpreter,
    hover: false,
    // No loader: a chart's data are in its spec, and the page may fetch nothing.
  });
  await view.runAsync();
  return view;
}

/** A chart as an SVG document, on an opaque ground since it will stand elsewhere. */
export async function toSvg(spec: TopLevelSpec, background: string): Promise<string> {
  const view = await draw({ ...spec, background }, document.createElement('div'));
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** The same as PNG, at twice the size for screens and print. */
export async function toPng(spec: TopLevelSpec, background: string): Promise<Blob> {
  const view = await draw({ ...spec, background }, document.createElement('div'));
  try {
    const canvas = await view.toCanvas(2);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => (blob === null ? reject(new Error('no PNG')) : resolve(blob)), 'image/png'),
    );
  } finally {
    view.finalize();
  }
}
