import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, test } from 'vitest';
import { forestPicture } from '../../../src/core/charts/forestPicture';
import { heatSpec } from '../../../src/core/charts/heat';
import { heatTable, mostHeatRows, mostHeatSystems } from '../../../src/core/charts/heatCells';
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

describe('the overview of many systems', () => {
  const everyRow = [...comparison.rows];

  test('the overview colours established differences only, and signs them', () => {
    const table = heatTable(comparison, everyRow, 'en');
    expect(table.systems).toEqual(['Xen', 'KVM']);
    const cellOf = (title: string, system: string) => {
      const row = comparison.rows.find(one => one.title === title);
      return table.cells.find(cell => cell.row === row?.id && cell.system === system);
    };
    expect(cellOf('SQLite', 'Xen')).toMatchObject({ state: 'slower', figure: '−21.2\u00a0%', strength: 1 });
    expect(cellOf('SQLite', 'KVM')).toMatchObject({ state: 'faster', figure: '+6.2\u00a0%' });
    expect(cellOf('OpenSSL', 'KVM')).toMatchObject({ state: 'equal', strength: 0 });
    expect(cellOf('Coremark', 'KVM')).toMatchObject({ state: 'failed', figure: '' });
    const open = table.cells.filter(({ state }) => state === 'open');
    expect(open.every(({ strength }) => strength === 0)).toBe(true);
  });

  test.each([1400, 700])('the overview says each figure in words or as a sign at %i pixels', width => {
    const spec = heatSpec({ comparison, table: heatTable(comparison, everyRow, 'en'), width, theme });
    compiled(spec);
    const text = JSON.stringify(spec);
    expect(text).toContain('SQLite');
    expect(text).toContain('−21.2\u00a0%');
    expect(text).toContain('triangle-down');
  });

  test('the overview stays bounded, however many systems and benchmarks there are', () => {
    const [row] = comparison.rows;
    const [system] = comparison.systems;
    const pair = row?.comparisons[0];
    if (row === undefined || pair === undefined || system === undefined) throw new Error('the lab has rows');
    const systems = Array.from({ length: 500 }, (_, index) => ({ ...system, label: `s${index}` }));
    const comparisons = systems.slice(1).map(({ label }) => ({ ...pair, system: label }));
    const rows = Array.from({ length: 200 }, (_, index) => ({ ...row, id: `r${index}`, comparisons }));
    const table = heatTable({ ...comparison, baseline: 's0', systems }, rows, 'en');
    expect(table.cells).toHaveLength(mostHeatRows * mostHeatSystems);
  });
});
