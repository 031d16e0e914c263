import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, Row } from '../comparison/comparison';
import { verdictSentence } from '../comparison/sentence';
import type { Formatter } from '../messages/formatter';
import { formatValue, formatValueInterval } from '../messages/numbers';
import { markdownText } from './markdownText';

/** One benchmark as Markdown to paste: its samples as a table, then each verdict with its reasons. */
export function rowMarkdown(comparison: Comparison, row: Row, words: Formatter): string {
  const { language } = words;
  const cell = (text: string) => ` ${markdownText(text)} |`;
  const line = (cells: readonly string[]) => `|${cells.map(cell).join('')}`;
  const head = (['system', 'n', 'mean', 'interval'] as const).map(id => words.text(`page.statistic-${id}`));
  const samples = row.samples.flatMap(({ system, summary }) =>
    summary === undefined
      ? []
      : [
          line([
            system,
            String(summary.n),
            `${formatValue(summary.mean, row.resolution, language)} ${row.scale ?? ''}`.trim(),
            summary.interval === undefined
              ? '—'
              : formatValueInterval(summary.interval, row.resolution, language),
          ]),
        ],
  );
  const verdicts = row.comparisons.flatMap(pair => [
    `- ${markdownText(words.say(verdictSentence(comparison, row, pair, language)))}`,
    ...pair.reasons.map(reason => `  ${markdownText(words.say(reason))}`),
    ...(pair.attribution === undefined
      ? []
      : [
          `  ${markdownText(
            [
              words.text(`page.attribution-${pair.attribution}`),
              ...(pair.attributionReasons ?? []).map(reason => words.say(reason)),
            ].join(' '),
          )}`,
        ]),
  ]);
  return [
    `### ${markdownText(benchmarkName(row))}`,
    '',
    ...(samples.length === 0 ? [] : [line(head), `|${head.map(() => ' --- |').join('')}`, ...samples, '']),
    ...verdicts,
    '',
  ].join('\n');
}
