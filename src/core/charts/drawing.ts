import type { TopLevelSpec } from 'vega-lite';

/** Makes an SVG document of a chart. */
export type Drawing = (spec: TopLevelSpec) => Promise<string>;
