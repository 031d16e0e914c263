import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, test } from 'vitest';
import { forestPicture } from '../../../src/core/charts/forestPicture';
import { seriesSpec } from '../../../src/core/charts/seriesChart';
import { trialsSpec } from '../../../src/core/charts/trialsChart';
import { compareFiles } from '../../../src/core/comparison/compare';
import { parseDocument } from '../../../src/core/document/parse';
import { Formatter } from '../../../src/core/messages/formatter';
import { readResultFile } from '../../../src/core/results/read';
import { theme } from './theme';

const lab = resolve(__dirname, '../../../samples/lab');
const files = ['xen', 'kvm', 'hyper-v'].map(folder => ({
  path: folder,
  folder,
  reading: readResultFile(readFileSync(resolve(lab, folder, 'composite.xml'), 'utf8')),
}));
const read = parseDocument(readFileSync(resolve(lab, 'lab.ptscompare'), 'utf8'));
if (read.kind !== 'document') throw new Error('the lab has a document');
const comparison = compareFiles(read.document, files);

type Logger = NonNullable<NonNullable<Parameters<typeof compile>[1]>['logger']>;

/** Compiles as the page does; whatever Vega-Lite warns of is a mark that would not be drawn as meant. */
function compiled(spec: TopLevelSpec) {
  const warnings: unknown[] = [];
  const complain = (...said: readonly unknown[]) => {
    warnings.push(...said);
    return logger;
  };
  const logger: Logger = {
    level: () => logger,
    error: complain,
    warn: complain,
    info: () => logger,
    debug: () => logger,
  };
  const { spec: vega } = compile(spec, { logger });
  expect(warnings).toEqual([]);
  return vega;
}

describe('charts of the sample lab', () => {
  test('charts of the sample lab draw every ratio, and the mean of all at the foot', () => {
    const spec = forestPicture(comparison, comparison.rows, theme, new Formatter('en'));
    if (spec === undefined) throw new Error('the lab has ratios');
    const { signals } = compiled(spec);
    const text = JSON.stringify(spec);
    for (const row of comparison.rows) {
      if (row.comparisons.some(({ effect }) => effect?.kind === 'ratio')) expect(text).toContain(row.title);
    }
    expect(text).toContain('Geometric mean');
    expect(text).toContain('1 trial');
    // Copied or saved it has no page around it: it is as high as its lines, and names their systems.
    const height = signals?.find(({ name }) => name === 'height');
    expect(height).toHaveProperty('value');
    expect(Number(height && 'value' in height ? height.value : 0)).toBeGreaterThan(
      15 * comparison.rows.length,
    );
    expect(text).toContain('−8.6\u00a0%  KVM');
  });

  test.each(['en', 'ru'] as const)(
    'charts of the sample lab show each trial and each series with the numbers of the language: %s',
    language => {
      const systems = comparison.systems.map(({ label }) => label);
      const bars = comparison.rows.find(({ samples }) =>
        samples.every(({ summary }) => summary !== undefined),
      );
      const series = comparison.rows.find(({ samples }) => samples.some(one => one.series.length > 0));
      if (bars === undefined || series === undefined) throw new Error('the lab has both');
      const trials = compiled(trialsSpec({ row: bars, systems, width: 500, theme, language, unit: 'MB/s' }));
      const lines = compiled(
        seriesSpec({
          row: series,
          width: 500,
          theme,
          language,
          sampleTitle: 'sample',
          valueTitle: 'Percent',
        }),
      );
      for (const { config } of [trials, lines]) {
        expect(JSON.stringify(config)).toContain(`"decimal":"${language === 'ru' ? ',' : '.'}"`);
      }
    },
  );
});
