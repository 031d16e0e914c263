import { describe, expect, test } from 'vitest';
import { compareFiles } from '../../../src/core/comparison/compare';
import type { Comparison, PairComparison } from '../../../src/core/comparison/comparison';
import type { Effect } from '../../../src/core/stats/statistics';
import { type Finding, signatureOf } from '../../fuzz/finding';
import { documentOf, loaded } from '../../fuzz/loaded';
import { figuresKept } from '../../fuzz/oracles/filtered';
import { shownLayers } from '../../fuzz/oracles/layers';
import { invertedBySwap } from '../../fuzz/oracles/swap';
import { soundVerdicts } from '../../fuzz/oracles/verdicts';

const signatures = (found: readonly Finding[]) => found.map(signatureOf);

const entry = (system: string, raw: string) =>
  `<Entry><Identifier>${system}</Identifier><Value>1</Value><RawString>${raw}</RawString></Entry>`;
const file = loaded(
  'f/composite.xml',
  `<PhoronixTestSuite><System><Identifier>a</Identifier></System><System><Identifier>b</Identifier></System>
<Result><Title>t</Title><Scale>s</Scale><Proportion>HIB</Proportion><DisplayFormat>BAR_GRAPH</DisplayFormat>
<Data>${entry('a', '1.01:1.02:1.03:1.02')}${entry('b', '2.01:2.02:2.03:2.01')}</Data></Result></PhoronixTestSuite>`,
);
const document = documentOf([file.path]);
const comparison = compareFiles(document, [file]);
const swapped = compareFiles({ ...document, baseline: 'b' }, [file]);

/** The comparison with its pair changed. */
function withPair(change: (pair: PairComparison) => PairComparison, of = comparison): Comparison {
  return { ...of, rows: of.rows.map(row => ({ ...row, comparisons: row.comparisons.map(change) })) };
}

/** The comparison with the effect's ratio, or its test, changed. */
function withRatio(
  ratio: number,
  test: Partial<Extract<Effect, { kind: 'ratio' }>['test']> = {},
): Comparison {
  return withPair(pair =>
    pair.effect?.kind === 'ratio' && pair.effect.test !== undefined
      ? { ...pair, effect: { ...pair.effect, ratio, test: { ...pair.effect.test, ...test } } }
      : pair,
  );
}

describe('the fuzzer notices a comparison', () => {
  test('the fuzzer notices a comparison only when something is wrong with it', () => {
    expect(comparison.rows[0]?.comparisons[0]?.verdict).toBe('faster');
    expect(soundVerdicts(comparison)).toEqual([]);
    expect(shownLayers(comparison)).toEqual([]);
    expect(invertedBySwap(comparison, swapped, 'b')).toEqual([]);
  });

  test.each([
    [
      'without an interval',
      withPair(({ effect: _, ...pair }) => pair),
      'verdicts: faster without an interval',
    ],
    ['faster that is slower', withRatio(0.5, { low: 0.4, high: 0.6 }), 'verdicts: faster but not better'],
    ['outside its interval', withRatio(5), 'verdicts: effect outside its interval'],
    ['with p above 1', withRatio(2, { low: 1, high: 3, p: 1.5 }), 'verdicts: p outside 0 to 1'],
    [
      'with an equivalence p below 0',
      withRatio(2, { low: 1, high: 3, equivalenceP: -0.1 }),
      'verdicts: equivalence p outside 0 to 1',
    ],
    [
      'with a corrected p below p',
      withPair(pair => ({ ...pair, adjustedP: 0 })),
      'verdicts: adjusted p below p',
    ],
  ])('the fuzzer notices a comparison with a verdict %s', (_, planted, what) => {
    expect(signatures(soundVerdicts(planted))).toContain(what);
  });

  test('the fuzzer notices a comparison with a mean that no trial is near', () => {
    const planted = {
      ...comparison,
      rows: comparison.rows.map(row => ({
        ...row,
        samples: row.samples.map(sample =>
          sample.summary === undefined ? sample : { ...sample, summary: { ...sample.summary, mean: 99 } },
        ),
      })),
    };
    expect(signatures(soundVerdicts(planted))).toContain('verdicts: mean outside its trials');
  });

  test.each([
    [
      'verdict',
      withPair(pair => ({ ...pair, verdict: 'faster' }), swapped),
      'swap: verdict is not the opposite',
    ],
    [
      'ratio',
      withPair(
        pair => (pair.effect?.kind === 'ratio' ? { ...pair, effect: { ...pair.effect, ratio: 0.3 } } : pair),
        swapped,
      ),
      'swap: ratio is not the inverse',
    ],
    ['baseline', comparison, 'swap: another baseline than asked for'],
  ])('the fuzzer notices a comparison whose %s does not turn with the baseline', (_, planted, what) => {
    expect(signatures(invertedBySwap(comparison, planted, 'b'))).toEqual([what]);
  });

  test('the fuzzer notices a comparison with figures that a filter changed', () => {
    const json = JSON.stringify(comparison);
    const kept = (rows: Comparison['rows'], after = json) =>
      signatures(figuresKept(comparison, rows, [json, after]));
    expect(kept(comparison.rows)).toEqual([]);
    expect(kept(withRatio(7).rows)).toEqual(['filter: other pairs']);
    expect(kept(comparison.rows.map(row => ({ ...row, samples: [] })))).toEqual(['filter: other samples']);
    expect(kept([], '{}')).toEqual(['filter: the comparison changed']);
  });

  test('the fuzzer notices a comparison that is certain of a layer without a word to show for it', () => {
    const layer = { kind: 'xen', role: 'guest', confidence: 'certain' } as const;
    const withLayer = (evidence: Comparison['systems'][number]['layers'][number]['evidence']) => ({
      ...comparison,
      systems: comparison.systems.map(system => ({ ...system, layers: [{ ...layer, evidence }] })),
    });
    expect(signatures(shownLayers(withLayer([])))).toContain('layers: certain layer without evidence');
    const hint = { source: 'words', field: 'title', text: 'Xen' } as const;
    expect(signatures(shownLayers(withLayer([hint])))).toEqual(['layers: certain by a hint of words']);
    expect(shownLayers(withLayer([{ ...hint, source: 'log' }]))).toEqual([]);
  });
});
