import { adviceSentence } from '../comparison/adviceText';
import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, PairComparison, Row, RowSample } from '../comparison/comparison';
import { presentPairs } from '../comparison/presentPairs';
import { reachArgs } from '../comparison/sentence';
import type { Formatter } from '../messages/formatter';
import {
  formatCount,
  formatDifference,
  formatRatioPercent,
  formatRatioPercentInterval,
  formatValue,
  formatValueInterval,
} from '../messages/numbers';
import { describeWarning } from '../stats/warningText';
import { markdownTable } from './markdownTable';
import { markdownText } from './markdownText';

/**
 * Rows and pairs as a Markdown table: for each row the baseline, then each pair with its verdict. `said`
 * holds the sentences on attribution that are already above the table.
 */
export function comparisonTable(
  comparison: Comparison,
  rows: readonly Row[],
  said: ReadonlySet<string>,
  formatter: Formatter,
): string {
  const word = (
    id: 'benchmark' | 'system' | 'verdict' | 'mean' | 'difference' | 'interval' | 'n' | 'notes',
  ) => formatter.text('comparison.report-column', { column: id });
  const figures = (id: 'mean' | 'difference' | 'interval' | 'n') => ({
    name: word(id),
    alignment: 'right' as const,
  });
  return markdownTable(
    [
      { name: word('benchmark') },
      { name: word('system') },
      { name: word('verdict') },
      figures('mean'),
      figures('difference'),
      figures('interval'),
      figures('n'),
      { name: formatter.text('page.column-credit') },
      { name: word('notes') },
    ],
    rows.flatMap(row => linesOf(row, comparison, said, formatter)),
  );
}

/** The baseline's line, then one for each system that has the result; without pairs, one for each sample. */
function linesOf(
  row: Row,
  comparison: Comparison,
  said: ReadonlySet<string>,
  formatter: Formatter,
): readonly (readonly string[])[] {
  const { baseline } = comparison;
  const samples = new Map(row.samples.map(sample => [sample.system, sample]));
  const paired = new Set(row.comparisons.map(pair => pair.system));
  const alone = row.samples.filter(
    ({ system }) => !paired.has(system) && (row.comparisons.length === 0 || system === baseline),
  );
  const lines = [
    ...alone.map(sample => sampleCells(sample, row, baseline, formatter)),
    ...presentPairs(row).map(pair =>
      pairCells(pair, samples.get(pair.system), row, comparison, said, formatter),
    ),
  ];
  const unit = row.scale === undefined || row.scale === '' ? '' : `, ${row.scale}`;
  const name = markdownText(`${benchmarkName(row)}${unit}`);
  return lines.map((cells, index) => [index === 0 ? name : '', ...cells]);
}

function sampleCells(
  sample: RowSample,
  row: Row,
  baseline: string | undefined,
  formatter: Formatter,
): readonly string[] {
  const role = sample.system === baseline ? formatter.text('comparison.report-baseline') : '';
  return [
    markdownText(sample.system),
    role,
    meanText(sample, row, formatter),
    '',
    '',
    countText(sample, formatter),
    '',
    notes(sample, [], formatter),
  ];
}

function pairCells(
  pair: PairComparison,
  sample: RowSample | undefined,
  row: Row,
  comparison: Comparison,
  said: ReadonlySet<string>,
  formatter: Formatter,
): readonly string[] {
  const { language } = formatter;
  const { effect } = pair;
  const [difference, interval] =
    effect === undefined
      ? ['', '']
      : effect.kind === 'ratio'
        ? [
            formatRatioPercent(effect.ratio, language),
            effect.test === undefined ? '' : formatRatioPercentInterval(effect.test, language),
          ]
        : [
            formatDifference(effect.difference, row.resolution, language),
            effect.test === undefined ? '' : formatValueInterval(effect.test, row.resolution, language),
          ];
  return [
    markdownText(pair.system),
    verdictText(pair, formatter),
    meanText(sample, row, formatter),
    difference,
    interval,
    countText(sample, formatter),
    pair.attribution === undefined ? '' : formatter.text(`page.credit-${pair.attribution}`),
    notes(
      sample,
      [
        ...adviceText(pair, comparison, formatter),
        ...reasonTexts(pair, formatter),
        ...creditTexts(pair, formatter).filter(reason => !said.has(reason)),
      ],
      formatter,
    ),
  ];
}

function creditTexts({ attributionReasons = [] }: PairComparison, formatter: Formatter): readonly string[] {
  return attributionReasons.map(reason => formatter.say(reason));
}

/** Reasons that nearly every row has: they are given once, above the table. */
const saidAbove: ReadonlySet<string> = new Set([
  'comparison.reason-within-session',
  'comparison.reason-shared-noise',
  'comparison.reason-boots',
]);

function reasonTexts({ reasons }: PairComparison, formatter: Formatter): readonly string[] {
  return reasons.filter(({ id }) => !saidAbove.has(id)).map(reason => formatter.say(reason));
}

function verdictText(pair: PairComparison, formatter: Formatter): string {
  const { verdict, reach } = pair;
  const word = formatter.text(`page.verdict-word-${verdict}`);
  const reaches = reach === undefined ? '' : formatter.text('page.verdict-reach', reachArgs(pair));
  const said = verdict === 'faster' || verdict === 'slower' ? `**${word}**` : word;
  return reaches === '' ? said : `${said} ${reaches}`;
}

function adviceText(
  { advice }: PairComparison,
  { method }: Comparison,
  formatter: Formatter,
): readonly string[] {
  return advice === undefined ? [] : [formatter.say(adviceSentence(advice, method, formatter.language))];
}

function meanText(sample: RowSample | undefined, row: Row, formatter: Formatter): string {
  const { language } = formatter;
  const { summary, series = [], outcomes = [] } = sample ?? {};
  if (summary !== undefined) return formatValue(summary.mean, row.resolution, language);
  if (outcomes.length > 0) return markdownText(outcomes.join(', '));
  return series.length > 0 ? formatter.text('comparison.report-samples', { count: series.length }) : '';
}

function countText(sample: RowSample | undefined, { language }: Formatter): string {
  return sample?.summary === undefined ? '' : formatCount(sample.summary.n, language);
}

function notes(sample: RowSample | undefined, reasons: readonly string[], formatter: Formatter): string {
  const warnings = (sample?.warnings ?? []).map(warning => formatter.say(describeWarning(warning)));
  const own = reasons.length > 0 ? [] : (sample?.notes ?? []).map(note => formatter.say(note));
  return markdownText([...reasons, ...own, ...warnings].join(' '));
}
