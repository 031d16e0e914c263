import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, PairComparison, Row } from '../comparison/comparison';
import { verdictSentence } from '../comparison/sentence';
import { unitOf } from '../comparison/unit';
import { intervalText, valueText } from '../comparison/valueText';
import type { Formatter } from '../messages/formatter';
import { formatCount } from '../messages/numbers';
import type { Block } from './block';
import { markdownOf } from './markdownBlocks';

/** One benchmark as Markdown to paste: its samples as a table, then each verdict with its reasons. */
export function rowMarkdown(comparison: Comparison, row: Row, words: Formatter): string {
  const verdicts = row.comparisons.map(pair => verdictText(comparison, row, pair, words));
  return markdownOf([
    { kind: 'heading', text: benchmarkName(row) },
    ...samplesBlocks(row, words),
    ...(verdicts.length === 0 ? [] : [{ kind: 'list', items: verdicts } as const]),
  ]);
}

function samplesBlocks(row: Row, words: Formatter): readonly Block[] {
  const unit = unitOf(row).name;
  const rows = row.samples.flatMap(sample => {
    const { system, summary } = sample;
    if (summary === undefined) return [];
    return [
      [
        system,
        formatCount(summary.n, words.language),
        `${valueText(row, sample, words).text} ${unit}`,
        intervalText(row, sample, words) || '—',
      ],
    ];
  });
  if (rows.length === 0) return [];
  const name = (id: 'system' | 'n' | 'mean' | 'interval') => words.text(`page.statistic-${id}`);
  const figure = (id: 'n' | 'mean' | 'interval') => ({ name: name(id), alignment: 'right' as const });
  const columns = [{ name: name('system') }, figure('n'), figure('mean'), figure('interval')];
  return [{ kind: 'table', columns, rows }];
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
