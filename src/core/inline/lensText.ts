import type { Comparison, PairComparison, Row } from '../comparison/comparison';
import { verdictSentence } from '../comparison/sentence';
import type { FactId } from '../environment/facts/fact';
import type { Formatter } from '../messages/formatter';
import {
  formatAmount,
  formatAmountInterval,
  formatChange,
  formatChangeInterval,
  formatDifference,
  formatValueInterval,
} from '../messages/numbers';
import type { BenchmarkResult } from '../results/resultFile';
import type { Verdict } from '../stats/statistics';
import { clip, oneLine } from '../text/plainText';
import type { Compared } from './compared';
import type { OwnRows } from './ownRows';
import { ownText } from './ownText';

/** The line above a result, and the whole sentences behind it. Both are plain text. */
export interface LensText {
  readonly text: string;
  readonly tooltip: string;
}

/** A lens is one line among others: longer names are cut. */
const longestName = 40;
/** Pairs that the sentences behind a line tell of; the page has all. */
const mostSentences = 3;
/** Facts that a line has room for. */
const mostFacts = 2;
const between = ' · ';

const established: ReadonlySet<Verdict> = new Set<Verdict>(['faster', 'slower', 'differs']);

/**
 * What is said above a result: the largest difference to the baseline with its interval, where the comparison is of what
 * stands there now; else the result's own figures.
 */
export function lensText(
  result: BenchmarkResult,
  rows: OwnRows,
  compared: Compared | undefined,
  words: Formatter,
): LensText | undefined {
  const ownFigures = () => {
    const own = rows.of(result);
    return own && ownText(own.row, words, rows.confidencePercent);
  };
  const row = compared?.rowOf(result);
  const pairs = row === undefined ? [] : largestFirst(row.comparisons);
  const [pair] = pairs;
  if (compared === undefined || row === undefined || pair === undefined) {
    const text = ownFigures();
    return text === undefined ? undefined : { text, tooltip: text };
  }
  const { comparison } = compared;
  const tooltip = pairs
    .slice(0, mostSentences)
    .map(one => oneLine(words.say(verdictSentence(comparison, row, one, words.language))))
    .join('\n');
  // Without a number there is nothing larger or smaller: the result's own figures say more.
  const shown = pair.effect === undefined && pair.verdict !== 'failed' ? ownFigures() : undefined;
  const parts = [
    ...(shown === undefined ? [] : [shown]),
    ...(pair.effect === undefined
      ? [withoutNumber(comparison, pair, words)]
      : [pairText(comparison, row, pair, words), ...factsText(comparison, pair, words)]),
    ...(pairs.length > 1 ? [words.text('inline.more', { count: pairs.length - 1 })] : []),
  ];
  return { text: parts.join(between), tooltip };
}

/** Established differences before the others, and the larger ones first. */
function largestFirst(pairs: readonly PairComparison[]): readonly PairComparison[] {
  const rank = ({ verdict, effect }: PairComparison) =>
    effect === undefined ? 2 : established.has(verdict) ? 0 : 1;
  const size = ({ effect }: PairComparison) =>
    effect === undefined
      ? 0
      : effect.kind === 'ratio'
        ? Math.abs(Math.log(effect.ratio))
        : Math.abs(effect.difference);
  return pairs.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a));
}

function pairText(
  { method, baseline = '' }: Comparison,
  row: Row,
  pair: PairComparison,
  words: Formatter,
): string {
  const { effect, verdict } = pair;
  const { language } = words;
  const names = { system: short(pair.system), baseline: short(baseline) };
  if (effect === undefined) return '';
  const difference =
    effect.kind === 'ratio'
      ? formatChange(effect.ratio, language, effect.test)
      : formatDifference(effect.difference, row.resolution, language);
  if (effect.test === undefined) return words.text('inline.lens-single-trial', { ...names, difference });
  const counts = {
    confidence: Math.round(method.confidence * 100),
    n: countOf(row, pair.system),
    nBaseline: countOf(row, baseline),
  };
  if (effect.kind === 'ratio' && (verdict === 'faster' || verdict === 'slower'))
    return words.text('inline.lens-amount', {
      ...names,
      ...counts,
      verdict,
      amount: formatAmount(effect.ratio, language, effect.test),
      interval: formatAmountInterval(effect.test, effect.ratio, language),
    });
  return words.text('inline.lens-difference', {
    ...names,
    ...counts,
    verdict,
    difference,
    interval:
      effect.kind === 'ratio'
        ? formatChangeInterval(effect.test, effect.ratio, language)
        : formatValueInterval(effect.test, row.resolution, language),
  });
}

function withoutNumber({ baseline = '' }: Comparison, pair: PairComparison, words: Formatter): string {
  return words.text('inline.lens-none', {
    system: short(pair.system),
    baseline: short(baseline),
    word: words.text(`page.verdict-word-${pair.verdict}`),
  });
}

/** What forbids to credit the hypervisor with a difference, or calls for caution: `nesting differs`. */
function factsText({ facts }: Comparison, pair: PairComparison, words: Formatter): readonly string[] {
  const { attribution, attributionFacts, verdict } = pair;
  const { blocks = [], weighs = [] } = attributionFacts ?? {};
  const deciding = attribution === 'blocked' ? blocks : attribution === 'caution' ? weighs : [];
  // Where no difference is established there is none to credit.
  if (!established.has(verdict)) return [];
  // The compilers of two entries may differ where those of the systems do not.
  const stateOf = (fact: FactId) =>
    facts.find(row => row.fact === fact)?.pairs.find(({ system }) => system === pair.system)?.state ??
    'differs';
  // What is known to differ says more than what is not known.
  const shown = deciding
    .toSorted((a, b) => Number(stateOf(a) !== 'differs') - Number(stateOf(b) !== 'differs'))
    .slice(0, mostFacts);
  const left = deciding.length - shown.length;
  return [
    ...(['differs', 'unknown'] as const).flatMap(state => {
      const names = shown.filter(fact => stateOf(fact) === state).map(fact => factName(fact, words));
      return names.length === 0
        ? []
        : [words.text('inline.lens-facts', { names: names.join(', '), state, count: names.length })];
    }),
    ...(left > 0 ? [words.text('inline.more', { count: left })] : []),
  ];
}

function factName(fact: FactId, words: Formatter): string {
  return words.text('inline.lens-fact', {
    fact: fact.replaceAll('-', ''),
    name: words.text(`environment.fact-${fact}`),
  });
}

function countOf({ samples }: Row, system: string): number {
  return samples.find(sample => sample.system === system)?.summary?.n ?? 0;
}

/** A name of a file in a line of the editor. */
export function short(name: string): string {
  return oneLine(clip(name, longestName)) || '?';
}
