import { compositeXml } from '../compositeXml';

/** A result file of one system, `guest`, with so many results, written at a time (in UTC). */
export function runText(title: string, results: number, written = new Date(0)): string {
  const time = written.toISOString().slice(0, 19).replace('T', ' ');
  return compositeXml(
    {
      title,
      modified: time,
      systems: [
        {
          identifier: 'guest',
          hardware: 'Processor: Intel Core i7-8700 (4 Cores)',
          software: 'OS: Debian 12, System Layer: KVM',
          started: time,
        },
      ],
      results: Array.from({ length: results }, (_, at) => ({
        profile: 'pts/test-1.0.0',
        title: 'Test',
        description: `Option: ${at}`,
        scale: 'MB/s',
        proportion: 'HIB',
        format: 'BAR_GRAPH',
        entries: [{ system: 'guest', value: '1', raw: '1:1:1' }],
      })),
    },
    'indented',
  );
}
