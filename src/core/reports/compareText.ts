import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, PairComparison, Row, RowSample } from '../comparison/comparison';
import { fairnessOf } from '../comparison/fairness';
import { type Headline, headlineOf } from '../comparison/headline';
import { countsText, failuresText, kindText, overallText, reachText } from '../comparison/headlineText';
import { presentPairs } from '../comparison/presentPairs';
import { largestFirst, sortRows } from '../comparison/rowOrder';
import { singleResult } from '../comparison/singleResult';
import { unitOf } from '../comparison/unit';
import { valueText } from '../comparison/valueText';
import type { Formatter } from '../messages/formatter';
import {
  formatChange,
  formatChangeInterval,
  formatDifference,
  formatValueInterval,
} from '../messages/numbers';
import { clip, oneLine } from '../text/plainText';
import { oneResultLines, oneResultTable } from './oneResultText';
import { textTable } from './textTable';

/** Terminals are seldom wider; the name gives way first. */
const longestName = 46;
const longestSystem = 24;
const longestUnit = 16;

/** A comparison for a terminal: the outcome, whether it is fair, and a line for each pair, the largest difference first. */
export function compareText(comparison: Comparison, rows: readonly Row[], formatter: Formatter): string {
  const headline = headlineOf(comparison);
  const alone = singleResult(comparison);
  const { baseline, method } = comparison;
  const parts = [
    oneLine(comparison.title),
    ...(baseline === undefined || comparison.systems.length < 2
      ? []
      : [
          formatter.text('cli.text-method', {
            baseline: oneLine(baseline),
            confidence: method.confidence * 100,
            margin: method.margin * 100,
          }),
        ]),
    '',
    ...(alone === undefined
      ? headlineLines(comparison, headline, formatter)
      : oneResultLines(alone, comparison, formatter)),
    ...fairnessLines(comparison, formatter),
    ...(rows.length === 0
      ? [formatter.text('comparison.report-no-rows')]
      : alone === undefined
        ? tableOf(comparison, rows, formatter)
        : oneResultTable(comparison, rows, formatter)),
    ...problemLines(comparison, formatter),
  ];
  return `${parts.join('\n')}\n`;
}

function headlineLines(comparison: Comparison, headline: Headline, formatter: Formatter): readonly string[] {
  if (headline.systems.length === 0) return [];
  const lines = headline.systems.map(one => {
    const { text, interval } = overallText(one.overall, formatter);
    const failures = failuresText(comparison, headline, one.system, formatter);
    const mean = interval === undefined ? text : `${text} (${interval})`;
    return [
      nameOf(one.system),
      mean,
      [countsText(one, formatter), failures].filter(part => part !== undefined).join('; '),
    ].map(oneLine);
  });
  const [, ...aligned] = textTable([{ name: '' }, { name: '' }, { name: '' }], lines);
  return [...aligned, ''];
}

function fairnessLines(comparison: Comparison, formatter: Formatter): readonly string[] {
  const fairness = fairnessOf(comparison);
  const kind = kindText(fairness, formatter);
  if (kind === undefined) return [];
  return [
    `${kind.title} ${kind.meaning}`,
    ...fairness.lines.map(line => {
      const values = line.fact.values.map(({ system, text, words }) =>
        oneLine(`${nameOf(system)}: ${words === undefined ? text : formatter.say(words)}`),
      );
      const name = formatter.text(`environment.fact-${line.fact.fact}`);
      return `  ${name}: ${values.join('; ')} (${reachText(line, formatter)})`;
    }),
    '',
  ];
}

function tableOf(comparison: Comparison, rows: readonly Row[], formatter: Formatter): readonly string[] {
  const { baseline } = comparison;
  const word = (column: 'benchmark' | 'system' | 'verdict' | 'difference' | 'interval' | 'value') =>
    formatter.text('comparison.report-column', { column });
  const figure = 'right' as const;
  return textTable(
    [
      { name: word('benchmark') },
      { name: formatter.text('cli.text-unit') },
      { name: clip(oneLine(baseline ?? ''), longestSystem), alignment: figure },
      { name: word('system') },
      { name: word('value'), alignment: figure },
      { name: word('difference'), alignment: figure },
      { name: word('interval'), alignment: figure },
      { name: word('verdict') },
    ],
    sortRows(rows, largestFirst, formatter.language).flatMap(row => linesOf(row, baseline, formatter)),
  );
}

function linesOf(
  row: Row,
  baseline: string | undefined,
  formatter: Formatter,
): readonly (readonly string[])[] {
  const pairs = presentPairs(row);
  const sampleOf = (system: string) => row.samples.find(sample => sample.system === system);
  const ofBaseline = baseline === undefined ? undefined : sampleOf(baseline);
  const lines: readonly (readonly string[])[] =
    pairs.length > 0
      ? pairs.map(pair => [
          nameOf(pair.system),
          shownValue(row, sampleOf(pair.system), formatter),
          ...figuresOf(pair, row, formatter),
          formatter.text(`page.verdict-word-${pair.verdict}`),
        ])
      : row.samples
          .filter(({ system }) => system !== baseline)
          .map(sample => [nameOf(sample.system), shownValue(row, sample, formatter), '', '', '']);
  const all = lines.length > 0 ? lines : [['', '', '', '', '']];
  return all.map((cells, index) => [
    ...(index === 0
      ? [
          clip(oneLine(benchmarkName(row)), longestName),
          unitText(row),
          shownValue(row, ofBaseline, formatter),
        ]
      : ['', '', '']),
    ...cells,
  ]);
}

function figuresOf(
  { effect }: PairComparison,
  { resolution }: Row,
  { language }: Formatter,
): readonly [string, string] {
  if (effect === undefined) return ['', ''];
  if (effect.kind === 'ratio')
    return [
      formatChange(effect.ratio, language),
      effect.test === undefined ? '' : formatChangeInterval(effect.test, effect.ratio, language),
    ];
  return [
    formatDifference(effect.difference, resolution, language),
    effect.test === undefined ? '' : formatValueInterval(effect.test, resolution, language),
  ];
}

function shownValue(row: Row, sample: RowSample | undefined, formatter: Formatter): string {
  const { kind, text } = valueText(row, sample, formatter);
  const sign = kind === 'failed' ? '✕ ' : kind === 'passed' ? '✓ ' : '';
  return oneLine(`${sign}${text}`);
}

function unitText(row: Row): string {
  const direction = { HIB: '↑', LIB: '↓', ABSTRACT: '', '': '' }[row.proportion];
  return oneLine(`${clip(unitOf(row).name, longestUnit)} ${direction}`);
}

function problemLines({ problems }: Comparison, formatter: Formatter): readonly string[] {
  const lines = problems.map(({ file, problem }) =>
    oneLine(`${file}:${problem.range.line}: ${formatter.say(problem.message)}`),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}

function nameOf(system: string): string {
  return clip(oneLine(system), longestSystem);
}
