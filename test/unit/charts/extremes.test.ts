import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forestPicture } from '../../../src/core/charts/forestPicture';
import { ratioDomain, ratioTicks } from '../../../src/core/charts/ratioAxis';
import { seriesSpec } from '../../../src/core/charts/seriesChart';
import { thinned } from '../../../src/core/charts/thinned';
import { trialsSpec } from '../../../src/core/charts/trialsChart';
import type { Comparison, OverallRatio, PairComparison, Row } from '../../../src/core/comparison/comparison';
import { Formatter } from '../../../src/core/messages/formatter';
import { comparisonOfText } from '../comparison/ofText';
import { document, entryXml, resultXml } from '../results/sample';
import { theme } from './theme';

/** Any number at all, the extreme ones often. */
const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(0, 1, 1e-300, 1e300, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, Number.NaN, 1e-6, 1e6),
  fc.double({ min: -300, max: 300, noNaN: true }).map(power => 10 ** power),
);

function pairOf(ratio: number, bounds: readonly [number, number] | undefined): PairComparison {
  const test =
    bounds === undefined
      ? {}
      : {
          test: {
            low: bounds[0],
            high: bounds[1],
            p: 0.5,
            equivalenceP: 0.5,
            degreesOfFreedom: 4,
            basis: 'within-session' as const,
            trialNoise: { logStandardError: 1, degreesOfFreedom: 4 },
            logStandardError: 0.1,
          },
        };
  return { system: 'B', verdict: 'inconclusive', effect: { kind: 'ratio', ratio, ...test }, reasons: [] };
}

function rowOf(pair: PairComparison): Row {
  return {
    id: 'r',
    key: 'r',
    title: 'T',
    proportion: 'HIB',
    displayFormat: 'BAR_GRAPH',
    samples: [],
    comparisons: [pair],
  };
}

const anyPair = fc
  .tuple(anyNumber, fc.option(fc.tuple(anyNumber, anyNumber), { nil: undefined }))
  .map(([ratio, bounds]) => pairOf(ratio, bounds));
const anyOverall = fc.option(anyNumber, { nil: undefined }).map(
  (ratio): OverallRatio => ({
    system: 'B',
    ...(ratio === undefined ? {} : { ratio }),
    results: 1,
    votes: 1,
    leftOut: [],
    missing: 0,
  }),
);

/** Every number of a spec, wherever it stands. */
function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersOf);
}

function everyNumberIsFinite(spec: unknown): void {
  expect(numbersOf(spec).filter(number => !Number.isFinite(number))).toEqual([]);
}

describe('the ratio axis', () => {
  test('the ratio axis is finite around 1 for ratios of any size, so that the page is never empty', () => {
    fc.assert(
      fc.property(fc.array(anyPair), fc.array(anyOverall), anyNumber, (pairs, overall, margin) => {
        const domain = ratioDomain(pairs.map(rowOf), overall, margin);
        expect(domain.low).toBeGreaterThan(0);
        expect(domain.low).toBeLessThan(1);
        expect(domain.high).toBeGreaterThan(1);
        expect(domain.high).toBeLessThan(1e7);
        const ticks = ratioTicks(domain);
        expect(ticks).toContain(1);
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 500 },
    );
  });

  test('the ratio axis has finite ticks for any range at all', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (low, high) => {
        const ticks = ratioTicks({ low, high });
        expect(ticks.every(tick => Number.isFinite(tick) && tick > 0)).toBe(true);
        expect(ticks.length).toBeLessThan(50);
      }),
      { numRuns: 500 },
    );
  });
});

/** Two systems in one file, each with these trials. */
function comparisonOf(a: string, b: string): Comparison {
  const head = '<System><Identifier>A</Identifier></System><System><Identifier>B</Identifier></System>';
  const fields = '<Title>T</Title><Scale>s</Scale><Proportion>HIB</Proportion>';
  return comparisonOfText(document(resultXml(entryXml('1', a) + entryXml('1', b, 'B'), fields), head));
}

function forestOf(comparison: Comparison) {
  return forestPicture(comparison, comparison.rows, theme, new Formatter('en'));
}

describe('every chart', () => {
  test('every chart of a million values draws some thousand, its peaks among them', () => {
    const values = Array.from({ length: 1_000_000 }, (_, at) => (at === 654_321 ? 99 : at % 7));
    const points = thinned(values);
    expect(points.length).toBeLessThanOrEqual(4_000);
    expect(points).toContainEqual({ at: 654_321, value: 99 });
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(thinned([1, 2])).toEqual([
      { at: 0, value: 1 },
      { at: 1, value: 2 },
    ]);
  });

  test('every chart of values from 1e-300 to 1e300 has finite numbers alone and never throws', () => {
    const value = fc.double({ min: -300, max: 300, noNaN: true }).map(power => String(10 ** power));
    const trials = fc.array(fc.oneof(value, fc.constantFrom('0', '-1e300', '1e308', '-1e308', '', 'x')), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(trials, trials, (a, b) => {
        const comparison = comparisonOf(a.join(':'), b.join(':'));
        const spec = forestOf(comparison);
        everyNumberIsFinite(spec);
        const options = { width: 500, theme, language: 'en' as const };
        for (const row of comparison.rows) {
          everyNumberIsFinite(trialsSpec({ row, systems: ['A', 'B'], unit: 's', ...options }));
          everyNumberIsFinite(seriesSpec({ row, sampleTitle: 'n', valueTitle: 's', ...options }));
        }
      }),
    );
  });

  test('every chart marks a ratio beyond its axis by an arrow at the end, with the figure beside it', () => {
    const text = JSON.stringify(forestOf(comparisonOf('1', '1e12')));
    expect(text).toContain('triangle-right');
    expect(JSON.stringify(forestOf(comparisonOf('1e12', '1')))).toContain('triangle-left');
    expect(JSON.stringify(forestOf(comparisonOf('1', '2')))).not.toContain('triangle-right"');
  });

  test('every chart of a name of a million characters stays small', () => {
    const long = 'x'.repeat(1_000_000);
    const head = `<System><Identifier>A${long}</Identifier></System><System><Identifier>B${long}</Identifier></System>`;
    const entries = entryXml('1', '1:2', `A${long}`) + entryXml('1', '1:2', `B${long}`);
    const text = document(resultXml(entries, `<Title>${long}</Title><Scale>${long}</Scale>`), head);
    const comparison = comparisonOfText(text);
    expect(JSON.stringify(forestOf(comparison) ?? '').length).toBeLessThan(50_000);
    const [row] = comparison.rows;
    if (row === undefined) throw new Error('there is a row');
    const systems = comparison.systems.map(({ label }) => label);
    const spec = trialsSpec({ row, systems, width: 500, theme, language: 'en', unit: row.scale ?? '' });
    expect(JSON.stringify(spec).length).toBeLessThan(20_000);
  });
});
