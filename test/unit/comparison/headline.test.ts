import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import { fairnessOf } from '../../../src/core/comparison/fairness';
import { headlineOf, overallVerdictOf, verdicts } from '../../../src/core/comparison/headline';
import { failedOnAllText, failuresText } from '../../../src/core/comparison/headlineText';
import { compareHtml } from '../../../src/core/reports/compareHtml';
import { compareMarkdown } from '../../../src/core/reports/compareMarkdown';
import { compareText } from '../../../src/core/reports/compareText';
import { document, entryXml, resultXml } from '../results/sample';
import { documentOf, file, result } from './lab';
import { comparisonOfText } from './ofText';
import { english } from './rows';

const around = (mean: number) => [mean * 0.99, mean, mean * 1.01, mean * 1.002, mean * 0.997];

function lab() {
  const both = (name: string, base: number, other: number) =>
    result({
      name,
      entries: [
        { system: 'base', trials: around(base) },
        { system: 'other', trials: around(other) },
      ],
    });
  const files = [
    file(
      'a',
      ['base', 'other'],
      [
        both('slow', 100, 50),
        both('slow too', 200, 101),
        both('same', 100, 100.01),
        result({ name: 'broken', entries: [{ system: 'base', trials: around(5) }, { system: 'other' }] }),
        result({
          name: 'check',
          format: 'PASS_FAIL',
          entries: [
            { system: 'base', outcomes: ['PASS', 'PASS'] },
            { system: 'other', outcomes: ['PASS', 'FAIL'] },
          ],
        }),
        result({
          name: 'load',
          format: 'LINE_GRAPH',
          entries: [{ system: 'base', series: [1, 2] }],
        }),
      ],
    ),
  ];
  return compareFiles(documentOf(files), files);
}

describe('the headline', () => {
  test('of a comparison counts every row once by its verdict, checks and series apart', () => {
    const { measured, checks, series, systems } = headlineOf(lab());
    expect({ measured, checks, series }).toEqual({ measured: 4, checks: 1, series: 1 });
    expect(systems.map(({ system }) => system)).toEqual(['other']);
    expect(systems[0]?.counts).toMatchObject({ slower: 2, failed: 1, faster: 0 });
  });

  test('names the tests that failed, an outcome FAIL among them', () => {
    const comparison = lab();
    const failed = headlineOf(comparison).failures.get('other') ?? [];
    expect(failed.map(row => comparison.rows.find(({ id }) => id === row)?.title)).toEqual([
      'broken',
      'check',
    ]);
    expect(headlineOf(comparison).failures.has('base')).toBe(false);
  });

  test('says once that a test fails on every system, not once a system', () => {
    const broken = (name: string, ...systems: readonly string[]) =>
      result({ name, entries: systems.map(system => ({ system })) });
    const files = [
      file(
        'a',
        ['base', 'other', 'third'],
        [broken('everywhere', 'base', 'other', 'third'), broken('there', 'other')],
      ),
    ];
    const comparison = compareFiles(documentOf(files), files);
    const headline = headlineOf(comparison);
    expect(failedOnAllText(comparison, headline, english)).toBe('everywhere fails on all 3 systems');
    const { rows } = comparison;
    for (const written of [
      compareText(comparison, rows, english),
      compareMarkdown(comparison, rows, english),
      compareHtml(comparison, rows, english),
    ])
      expect(written.match(/everywhere fails on all 3 systems|fails everywhere/g)).toHaveLength(1);
    expect(failuresText(comparison, headline, 'other', english)).toBe('fails there');
    expect(failuresText(comparison, headline, 'third', english)).toBeUndefined();
    expect(failedOnAllText(lab(), headlineOf(lab()), english)).toBeUndefined();
  });

  test('gives no overall verdict of sessions that are not one system', () => {
    const comparison = lab();
    const three = comparison.overall.map(one => ({
      ...one,
      withNoise: { ratio: 0.5, interval: { low: 0.4, high: 0.6 }, results: 5 },
    }));
    const verdictOf = (mixed: boolean) =>
      headlineOf({
        ...comparison,
        overall: three,
        systems: comparison.systems.map(system =>
          mixed && system.label === 'base' ? { ...system, mixed: [] } : system,
        ),
      }).systems[0]?.overall?.verdict;
    expect([verdictOf(false), verdictOf(true)]).toEqual(['slower', 'open']);
  });

  test('gives no overall verdict over fewer than three benchmarks', () => {
    expect(
      overallVerdictOf({ system: 'a', ratio: 2, results: 2, votes: 2, leftOut: [], missing: 0 }, 0.01),
    ).toBe(undefined);
  });

  test.each([
    [0.9, 0.95, 'slower'],
    [1.02, 1.09, 'faster'],
    [0.995, 1.005, 'equivalent'],
    [0.95, 1.02, 'open'],
    // A small but established difference is equal within the margin, as in a row.
    [1.001, 1.004, 'equivalent'],
  ])('calls an overall interval of %d to %d %s', (low, high, verdict) => {
    const mean = { ratio: (low + high) / 2, interval: { low, high }, results: 5 };
    const overall = {
      system: 'a',
      ratio: mean.ratio,
      withNoise: mean,
      results: 5,
      votes: 5,
      leftOut: [],
      missing: 0,
    };
    expect(overallVerdictOf(overall, 0.01)?.verdict).toBe(verdict);
  });

  test('calls a mean without an interval open, whatever its ratio', () => {
    const overall = { system: 'a', ratio: 0.5, results: 9, votes: 9, leftOut: [], missing: 0 };
    expect(overallVerdictOf(overall, 0.01)).toEqual({ verdict: 'open', ratio: 0.5, results: 9 });
  });
});

const anyTrials = fc.array(fc.double({ min: 0.5, max: 2000, noNaN: true }), { maxLength: 5 });
const hardware = (processor: string, board: string, memory: string) =>
  `Processor: ${processor} (4 Cores), Motherboard: ${board}, Memory: ${memory}`;
const anySystem = fc
  .record({
    processor: fc.constantFrom('Intel Core i7-8700', 'AMD EPYC 7763'),
    board: fc.constantFrom('QEMU Standard PC', 'Xen HVM domU', 'Microsoft Virtual Machine', 'ASUS PRIME'),
    memory: fc.constantFrom('8GB', '32GB'),
    layer: fc.constantFrom('System Layer: KVM, ', 'System Layer: Xen, ', ''),
    kernel: fc.constantFrom('6.1.0-28-amd64', '6.12.1'),
  })
  .map(
    ({ processor, board, memory, layer, kernel }) =>
      `<Hardware>${hardware(processor, board, memory)}</Hardware><Software>${layer}Kernel: ${kernel}</Software>`,
  );

/** Up to four systems on all kinds of stacks, measured, checked and watched. */
const anyComparison = fc
  .record({
    systems: fc.array(anySystem, { minLength: 1, maxLength: 4 }),
    rows: fc.array(
      fc.record({
        trials: fc.array(anyTrials, { minLength: 4, maxLength: 4 }),
        format: fc.constantFrom('BAR_GRAPH', 'PASS_FAIL', 'LINE_GRAPH'),
        profile: fc.constantFrom('pts/ramspeed-1.4.3', 'pts/compress-7zip-1.10.0', 'local/own-1.0.0'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ systems, rows }) => {
    const head = systems.map((text, index) => `<System><Identifier>s${index}</Identifier>${text}</System>`);
    const results = rows.map(({ trials, format, profile }, index) => {
      const entries = systems.map((_, place) => {
        const values = trials[place] ?? [];
        const outcomes = values.map(value => (value > 1000 ? 'FAIL' : 'PASS')).join(',');
        if (format === 'PASS_FAIL') return entryXml(outcomes, '', `s${place}`);
        if (format === 'LINE_GRAPH') return entryXml(values.join(','), '', `s${place}`);
        return entryXml(values.length === 0 ? '' : String(values[0]), values.join(':'), `s${place}`);
      });
      const fields = `<Identifier>${profile}</Identifier><Title>row ${index}</Title>`;
      return resultXml(
        entries.join(''),
        `${fields}<Proportion>HIB</Proportion><DisplayFormat>${format}</DisplayFormat>`,
      );
    });
    return comparisonOfText(document(results.join(''), head.join('')));
  });

describe('whatever is compared', () => {
  test('the headline, the fairness lines and the rows never contradict each other', () => {
    fc.assert(
      fc.property(anyComparison, comparison => {
        const headline = headlineOf(comparison);
        for (const { system, counts } of headline.systems)
          for (const verdict of verdicts) {
            const rows = comparison.rows.filter(({ comparisons }) =>
              comparisons.some(pair => pair.system === system && pair.verdict === verdict),
            );
            expect(counts[verdict]).toBe(rows.length);
          }
        const { attribution, lines } = fairnessOf(comparison);
        const pairs = comparison.rows.flatMap(row => row.comparisons);
        expect(attribution === 'blocked').toBe(pairs.some(pair => pair.attribution === 'blocked'));
        expect(attribution !== undefined && attribution !== 'creditable' && attribution !== 'none').toBe(
          lines.length > 0,
        );
        const severities = new Map(lines.map(({ fact, severity }) => [fact.fact, severity]));
        for (const { attributionFacts } of pairs) {
          for (const fact of attributionFacts?.blocks ?? []) expect(severities.get(fact)).toBe('blocks');
          for (const fact of attributionFacts?.weighs ?? []) expect(severities.has(fact)).toBe(true);
        }
        for (const { fact, severity, rows } of lines)
          for (const row of comparison.rows)
            expect(rows.includes(row.id)).toBe(
              row.comparisons.some(pair => pair.attributionFacts?.[severity].includes(fact.fact)),
            );
      }),
      { numRuns: 100 },
    );
  });
});
