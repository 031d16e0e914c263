import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, PairComparison, Row } from '../comparison/comparison';
import { verdictSentence } from '../comparison/sentence';
import type { Formatter } from '../messages/formatter';
import { markdownOf } from './markdownBlocks';
import { sampleTable } from './sampleTable';

/** One benchmark as Markdown to paste: its samples as a table, then each verdict with its reasons. */
export function rowMarkdown(comparison: Comparison, row: Row, words: Formatter): string {
  const verdicts = row.comparisons.map(pair => verdictText(comparison, row, pair, words));
  return markdownOf([
    { kind: 'heading', text: benchmarkName(row) },
    ...sampleTable(row, words),
    ...(verdicts.length === 0 ? [] : [{ kind: 'list', items: verdicts } as const]),
  ]);
}

function verdictText(comparison: Comparison, row: Row, pair: PairComparison, words: Formatter): string {
  const { attribution, attributionReasons = [], reasons } = pair;
  return [
    words.say(verdictSentence(comparison, row, pair, words.language)),
    ...reasons.map(reason => words.say(reason)),
    ...(attribution === undefined ? [] : [words.text(`page.attribution-${attribution}`)]),
    ...attributionReasons.map(reason => words.say(reason)),
  ].join(' ');
}
