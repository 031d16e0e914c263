import type { Comparison } from '../comparison/comparison';
import { headlineOf } from '../comparison/headline';
import { failedOnAllText, failuresText } from '../comparison/headlineText';
import { type SingleResult, singleResult } from '../comparison/singleResult';
import { neededText, notKnownText, timeText, trustHeading } from '../comparison/singleText';
import { trusts } from '../comparison/trust';
import type { Formatter } from '../messages/formatter';
import type { Block, Line } from '../reports/block';
import { conclusionSentences, reachSentence } from './conclusionText';
import { nextSteps } from './nextSteps';
import { type PairConclusion, pairConclusion } from './pairConclusion';
import type { Pair } from './pairs';

/** The drafted conclusion: each pair, what failed, and what to run; then a place for a person's own words. */
export function conclusionBlocks(
  comparison: Comparison,
  pairs: readonly Pair[],
  words: Formatter,
): readonly Block[] {
  const alone = singleResult(comparison);
  return [
    { kind: 'heading', text: words.text('report.heading', { part: 'conclusion' }) },
    ...(alone === undefined ? ofPairs(comparison, pairs, words) : ofOne(alone, comparison, words)),
    { kind: 'own-words', hint: words.text('report.own-words') },
  ];
}

function ofPairs(comparison: Comparison, pairs: readonly Pair[], words: Formatter): readonly Block[] {
  if (pairs.length === 0) return [{ kind: 'paragraph', line: words.text('comparison.report-no-rows') }];
  const conclusions = pairs.map(pair => pairConclusion(pair, words.language));
  const common = commonReach(conclusions, words);
  const told = conclusions.flatMap((conclusion): readonly Block[] => {
    const { system, baseline } = conclusion;
    const [first = '', ...others] = [
      ...conclusionSentences(conclusion, comparison.method, words),
      ...(common === undefined ? [reachSentence(conclusion, words)] : []),
    ].filter(sentence => sentence !== undefined);
    return [
      { kind: 'paragraph', line: [{ strong: `${words.text('report.pair', { system, baseline })}.` }, first] },
      ...listOf(others),
    ];
  });
  const { length } = comparison.systems;
  const left = (length * (length - 1)) / 2 - pairs.length;
  const steps = nextSteps(pairs, conclusions, words);
  return [
    ...told,
    ...(left === 0
      ? []
      : [{ kind: 'paragraph', line: words.text('report.pairs-left', { count: left }) } as const]),
    ...listOf([...(common === undefined ? [] : [common]), ...failedLines(comparison, words)]),
    ...(steps.length === 0
      ? []
      : [
          {
            kind: 'heading',
            level: 'part',
            text: words.text('report.heading', { part: 'next' }),
          } as const,
          ...listOf(steps),
        ]),
  ];
}

/** How far the verdicts reach, said once where it is the same for each of several pairs. */
function commonReach(conclusions: readonly PairConclusion[], words: Formatter): string | undefined {
  const said = new Set(conclusions.map(conclusion => reachSentence(conclusion, words, 'every')));
  const [only, ...others] = said;
  return conclusions.length > 1 && others.length === 0 ? only : undefined;
}

/** What failed, of each system that failed something. */
function failedLines(comparison: Comparison, words: Formatter): readonly Line[] {
  const headline = headlineOf(comparison);
  const onAll = failedOnAllText(comparison, headline, words);
  return [
    ...comparison.systems.flatMap(({ label }): readonly Line[] => {
      const text = failuresText(comparison, headline, label, words);
      return text === undefined ? [] : [[{ strong: `${label}:` }, `${text}.`]];
    }),
    ...(onAll === undefined ? [] : [`${onAll}.`]),
  ];
}

/** Of a system alone: which of its figures can be trusted, and what the others need. */
function ofOne(result: SingleResult, { method }: Comparison, words: Formatter): readonly Block[] {
  const lines = trusts
    .filter(trust => result.counts[trust] > 0)
    .map(trust => {
      const heading = words.say(trustHeading(trust, result));
      return trust === 'more'
        ? `${heading} ${words.say(neededText(result.ranked.get(trust) ?? [], method, words))}`
        : heading;
    });
  return listOf([
    ...lines,
    ...(result.time === undefined ? [] : [words.say(timeText(result.time, words))]),
    ...[notKnownText(result, words)].filter(line => line !== undefined),
  ]);
}

function listOf(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
