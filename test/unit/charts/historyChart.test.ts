import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../../src/core/charts/changeLabels';
import { historySpec } from '../../../src/core/charts/historyChart';
import { silentLogger } from '../../../src/core/charts/silentLogger';
import { paperTheme } from '../../../src/core/charts/theme';
import { defaultChoices } from '../../../src/core/document/method';
import { historyOf } from '../../../src/core/history/historyOf';
import type { Language } from '../../../src/core/messages/catalogue';
import { Formatter } from '../../../src/core/messages/formatter';
import { type Weekly, weeklyFiles } from '../../weeklyRuns';

const changed: Weekly = {
  kernel: run => (run >= 6 ? '6.12.0 (x86_64)' : '6.1.0 (x86_64)'),
  benchmarks: { OpenSSL: run => (run >= 6 ? 95 : 100) },
};

function specOf(weekly: Weekly, language: Language = 'en', width = 600): TopLevelSpec {
  const files = weeklyFiles(weekly);
  const history = historyOf({ version: 1, files: files.map(({ path }) => path), ...defaultChoices }, files);
  const [row] = history.rows;
  if (row === undefined) throw new Error('there is a benchmark');
  return historySpec({ history, row, width, theme: paperTheme, formatter: new Formatter(language) });
}

type Logger = NonNullable<NonNullable<Parameters<typeof compile>[1]>['logger']>;

/** Drawn as the page does; whatever Vega-Lite warns of is a mark that would not be drawn as meant. */
async function drawn(spec: TopLevelSpec): Promise<string> {
  const warnings: unknown[] = [];
  const complain = (...said: readonly unknown[]) => {
    warnings.push(...said);
    return logger;
  };
  const logger: Logger = { ...silentLogger, error: complain, warn: complain };
  const { spec: compiled } = compile(spec, { logger });
  expect(warnings).toEqual([]);
  const view = new View(parse(compiled, undefined, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
  });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

describe('the picture of a benchmark over time', () => {
  test('names the fact beside its line, the size of the step in its colour, and days in the language', async () => {
    const svg = await drawn(specOf(changed));
    expect(svg).toContain('>Kernel<');
    expect(svg).toMatch(/>−[34]\.\d.%</);
    expect(svg).toContain(paperTheme.slower);
    expect(svg).not.toContain(paperTheme.faster);
    expect(svg).toMatch(/>\d+ Oct</);
    const russian = await drawn(specOf(changed, 'ru'));
    expect(russian).toContain('>Ядро ОС<');
    expect(russian).toMatch(/>\d+ окт</);
    expect(russian).not.toMatch(/Oct|Sep/);
  });

  test('of equal runs has no colour that means something', async () => {
    const svg = await drawn(specOf({}));
    expect(svg).not.toContain(paperTheme.slower);
    expect(svg).not.toContain(paperTheme.faster);
    expect(svg.match(/aria-roledescription="point"|<path[^>]*fill="#0969da"/g)?.length).toBe(10);
  });

  test.each([1, 2, 5, 500])('is drawn of %i runs, too', async runs => {
    const spec = specOf({ runs });
    expect(await drawn(spec)).toContain('<svg');
    // As compiled it is JSON without holes: nothing is NaN.
    expect(JSON.stringify(spec)).not.toContain('null,"mean"');
  });

  test('several facts of one day are one name with their number', async () => {
    const client = (run: number) => (run >= 6 ? '10.8.5' : '10.8.4');
    expect(await drawn(specOf({ ...changed, client }))).toContain('>Kernel +1<');
  });
});

test('names beside lines never lie on one another, nor outside the picture', () => {
  const labels = Array.from({ length: 40 }, (_, index) => ({ text: `Kernel ${index}`, at: index * 13 }));
  const placed = placeLabels(labels, { width: 507, rows: 3 });
  expect(placed.length).toBeGreaterThan(10);
  for (const row of [0, 1, 2]) {
    const spans = placed
      .filter(one => one.row === row)
      .map(({ text, at, align }) => {
        const size = 6.6 * text.length;
        return align === 'left' ? ([at, at + size] as const) : ([at - size, at] as const);
      })
      .sort(([a], [b]) => a - b);
    for (const [index, [from, to]] of spans.entries()) {
      expect(from).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
      expect(to).toBeLessThanOrEqual(507);
    }
  }
});
