import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

/**
 * The chart library, in a chunk of its own that is loaded with the first chart. Expressions are
 * interpreted (`ast`), never compiled: the page's policy forbids eval.
 */
export async function draw(spec: TopLevelSpec, container: HTMLElement): Promise<View> {
  const compiled = compile(spec, { logger: silent });
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

const silent = {
  level: () => silent,
  error: () => silent,
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
};

export type { View };
