import { adviceSentence } from '../comparison/adviceText';
import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison } from '../comparison/comparison';
import { fairnessOf } from '../comparison/fairness';
import { headlineOf } from '../comparison/headline';
import { remedyText } from '../comparison/headlineText';
import type { Formatter } from '../messages/formatter';
import type { PairConclusion } from './pairConclusion';
import type { Pair } from './pairs';

/** So many benchmarks are named in one step. */
const mostNamed = 4;

/** What to do so that what is open gets an answer: make it fair first, since more trials of an unfair pair stay unfair. */
export function nextSteps(
  pairs: readonly Pair[],
  conclusions: readonly PairConclusion[],
  words: Formatter,
): readonly string[] {
  const comparisons = [...new Set(pairs.map(({ comparison }) => comparison))];
  const isOfOneSession = conclusions.some(({ reach }) => reach?.kind === 'these-runs');
  return [
    ...remedies(comparisons, words),
    ...failures(comparisons[0], words),
    ...singleTrials(conclusions, words),
    ...conclusions.flatMap((conclusion, index) => openRows(conclusion, pairs[index], words)),
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

/** What decides the rows of a pair that are open, by the advice of each. */
function openRows(
  { outcomes, system, baseline }: PairConclusion,
  pair: Pair | undefined,
  words: Formatter,
): readonly string[] {
  const advised = (outcomes.get('inconclusive') ?? []).flatMap(({ row, pair: { advice } }) =>
    advice === undefined || pair === undefined
      ? []
      : [
          `${benchmarkName(row)}: ${words.say(adviceSentence(advice, pair.comparison.method, words.language))}`,
        ],
  );
  if (advised.length === 0) return [];
  const shown = advised.slice(0, mostNamed);
  return [
    words.text('report.step-open', {
      system,
      baseline,
      advice: shown.join(' '),
      more: advised.length - shown.length,
    }),
  ];
}

function named(names: readonly string[]): { readonly names: string; readonly more: number } {
  const shown = names.slice(0, mostNamed);
  return { names: shown.join('; '), more: names.length - shown.length };
}
