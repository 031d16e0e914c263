import { compositeXml, type Text } from '../../compositeXml';

/** What the library tells of a result file, and no more. */
export interface Told {
  readonly title?: Text;
  readonly modified?: string;
  readonly systems?: readonly { readonly name: Text; readonly layer?: string; readonly started?: string }[];
  /** A title for each benchmark, and the value of each system that has an entry; '' is a failure. */
  readonly results?: readonly { readonly title: string; readonly values: Readonly<Record<string, string>> }[];
}

/** Indented as PTS does: the head of a file is found in such lines. */
export function resultText({
  title = 'a run',
  modified = '2026-11-23 10:00:00',
  systems = [],
  results = [],
}: Told): string {
  return compositeXml(
    {
      title,
      modified,
      systems: systems.map(({ name, layer, started = '2026-11-23 09:00:00' }) => ({
        identifier: name,
        hardware: 'Processor: Intel Core i7-8700 (4 Cores), Memory: 4GB',
        software: `OS: Debian 12${layer === undefined ? '' : `, System Layer: ${layer}`}`,
        started,
      })),
      results: results.map(result => ({
        profile: `pts/${result.title.toLowerCase().replace(/\W+/g, '-')}-1.0.0`,
        title: result.title,
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        entries: Object.entries(result.values).map(([system, value]) => ({ system, value, raw: value })),
      })),
    },
    'indented',
  );
}
