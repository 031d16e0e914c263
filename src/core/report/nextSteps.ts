import { adviceSentence } from '../comparison/adviceText';
import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison } from '../comparison/comparison';
import { fairnessOf } from '../comparison/fairness';
import { headlineOf } from '../comparison/headline';
import { remedyText } from '../comparison/headlineText';
import type { Formatter } from '../messages/formatter';
import type { Line } from '../reports/block';
import type { PairConclusion } from './pairConclusion';
import type { Pair } from './pairs';

/** So many benchmarks are named in one step. */
const mostNamed = 4;

/** So many undecided benchmarks are told what they need. */
const mostOpen = 12;

/** What to do so that what is open gets an answer: make it fair first, since more trials of an unfair pair stay unfair. */
export function nextSteps(
  pairs: readonly Pair[],
  conclusions: readonly PairConclusion[],
  words: Formatter,
): readonly Line[] {
  const comparisons = [...new Set(pairs.map(({ comparison }) => comparison))];
  const isOfOneSession = conclusions.some(({ reach }) => reach?.kind === 'these-runs');
  return [
    ...remedies(comparisons, words),
    ...failures(comparisons[0], words),
    ...singleTrials(conclusions, words),
    ...openRows(pairs, conclusions, words),
    ...(isOfOneSession ? [words.text('report.step-sessions')] : []),
  ];
}

function remedies(comparisons: readonly Comparison[], words: Formatter): readonly string[] {
  const lines = comparisons.flatMap(comparison => fairnessOf(comparison).lines);
  return [...new Set(lines.map(line => remedyText(line, words)))];
}

function failures(comparison: Comparison | undefined, words: Formatter): readonly string[] {
  if (comparison === undefined) return [];
  const byId = new Map(comparison.rows.map(row => [row.id, row]));
  return [...headlineOf(comparison).failures].map(([system, ids]) =>
    words.text('report.step-failed', {
      system,
      ...named(ids.flatMap(id => byId.get(id) ?? []).map(row => benchmarkName(row))),
    }),
  );
}

/** Which system ran what only once. */
function singleTrials(conclusions: readonly PairConclusion[], words: Formatter): readonly string[] {
  const bySystem = new Map<string, Set<string>>();
  for (const { outcomes, system, baseline } of conclusions)
    for (const { row } of outcomes.get('single-trial') ?? [])
      for (const sample of row.samples) {
        if (sample.summary?.n !== 1 || (sample.system !== system && sample.system !== baseline)) continue;
        const names = bySystem.get(sample.system) ?? new Set();
        bySystem.set(sample.system, names.add(benchmarkName(row)));
      }
  return [...bySystem].map(([system, names]) =>
    words.text('report.step-single', { system, ...named([...names]) }),
  );
}

/** What decides the rows that are open: pairs of which a row needs the same are told together. */
function openRows(
  pairs: readonly Pair[],
  conclusions: readonly PairConclusion[],
  words: Formatter,
): readonly Line[] {
  const needs = new Map<string, { readonly name: string; readonly advice: string; readonly of: string[] }>();
  for (const [index, { outcomes, system, baseline }] of conclusions.entries()) {
    const method = pairs[index]?.comparison.method;
    for (const { row, pair } of outcomes.get('inconclusive') ?? []) {
      if (pair.advice === undefined || method === undefined) continue;
      const name = benchmarkName(row);
      const advice = words.say(adviceSentence(pair.advice, method, words.language));
      const key = `${row.id}\n${advice}`;
      const need = needs.get(key) ?? { name, advice, of: [] };
      need.of.push(words.text('report.pair', { system, baseline }));
      needs.set(key, need);
    }
  }
  const shown = [...needs.values()].slice(0, mostOpen);
  const left = needs.size - shown.length;
  return [
    ...shown.map(
      ({ name, advice, of }): Line => [
        { strong: `${name}:` },
        words.text('report.step-open', { ...named(of), advice }),
      ],
    ),
    ...(left === 0 ? [] : [words.text('report.step-open-left', { count: left })]),
  ];
}

function named(names: readonly string[]): { readonly names: string; readonly more: number } {
  const shown = names.slice(0, mostNamed);
  return { names: shown.join('; '), more: names.length - shown.length };
}
