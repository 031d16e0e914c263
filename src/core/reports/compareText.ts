import type { Comparison, Row } from '../comparison/comparison';
import { fairnessOf } from '../comparison/fairness';
import { headlineOf } from '../comparison/headline';
import {
  countsText,
  failedOnAllText,
  failuresText,
  kindText,
  overallSentence,
  reachText,
} from '../comparison/headlineText';
import { singleResult } from '../comparison/singleResult';
import type { Formatter } from '../messages/formatter';
import { oneLine } from '../text/plainText';
import { wrapped } from '../text/wrapped';
import { comparisonTextTable } from './comparisonTextTable';
import { factValues } from './factBlocks';
import { hanging } from './hanging';
import { oneResultLines, oneResultTable } from './oneResultText';
import { shortLabels } from './shortLabels';
import { textTable, widestOf, widthOf } from './textTable';

/** Longer sentences are tiring to read, however wide the terminal is. */
const longestLine = 120;
const longestSystem = 24;
/** Systems that are named beside a value of a fact. */
const mostNamed = 3;

/**
 * A comparison for a terminal of so many columns: the outcome, whether it is fair, and a line for each pair, the largest
 * difference first.
 */
export function compareText(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
  columns: number = longestLine,
): string {
  const alone = singleResult(comparison);
  const { baseline, method } = comparison;
  const isPaired = baseline !== undefined && comparison.systems.length > 1;
  const width = Math.min(columns, longestLine);
  const parts = [
    ...wrapped(oneLine(comparison.title), width),
    ...(isPaired
      ? wrapped(
          formatter.text('cli.text-method', {
            baseline: oneLine(baseline),
            confidence: method.confidence * 100,
            margin: method.margin * 100,
          }),
          width,
        )
      : []),
    '',
    ...(alone === undefined ? [] : oneResultLines(alone, comparison, formatter, width)),
    ...(isPaired ? headlineLines(comparison, formatter, width) : []),
    ...fairnessLines(comparison, formatter, width),
    ...(rows.length === 0
      ? [formatter.text('comparison.report-no-rows')]
      : alone === undefined
        ? comparisonTextTable(comparison, rows, formatter, columns)
        : oneResultTable(comparison, rows, formatter, columns)),
    ...problemLines(comparison, formatter),
  ];
  return `${parts.join('\n')}\n`;
}

function headlineLines(comparison: Comparison, formatter: Formatter, width: number): readonly string[] {
  const headline = headlineOf(comparison);
  const { baseline } = comparison;
  const name = namesOf(comparison);
  const cells = headline.systems.map(one => [
    name(one.system),
    overallSentence(one.overall, formatter),
    [countsText(one, formatter), failuresText(comparison, headline, one.system, formatter)]
      .filter(part => part !== undefined)
      .join('; '),
  ]);
  const failed = baseline === undefined ? undefined : failuresText(comparison, headline, baseline, formatter);
  const all = failed === undefined ? cells : [...cells, [name(baseline ?? ''), failed, '']];
  const [, ...names] = textTable(
    [{ name: '' }],
    all.map(([name = '']) => [name]),
  );
  const indent = widestOf(names) + 2;
  const [, ...aligned] = textTable(
    [{ name: '' }, { name: '' }, { name: '' }],
    all.map(line => line.map(oneLine)),
  );
  const onAll = failedOnAllText(comparison, headline, formatter);
  const last = [...(onAll === undefined ? [] : wrapped(oneLine(onAll), width)), ''];
  // Where a line does not fit, the counts stand below the mean.
  if (aligned.every(line => widthOf(line) <= width)) return [...aligned, ...last];
  const lines = all.flatMap(([name = '', mean = '', counts = '']) => [
    ...hanging(`${oneLine(name)}${' '.repeat(Math.max(2, indent - widthOf(name)))}`, oneLine(mean), width),
    ...(counts === '' ? [] : hanging(' '.repeat(indent), oneLine(counts), width)),
  ]);
  return [...lines, ...last];
}

function fairnessLines(comparison: Comparison, formatter: Formatter, width: number): readonly string[] {
  const fairness = fairnessOf(comparison);
  const kind = kindText(fairness, formatter);
  if (kind === undefined) return [];
  const facts = [
    ...fairness.lines.map(line => [line.fact, ` (${reachText(line, formatter)})`] as const),
    ...(fairness.lines.length > 0 ? [] : fairness.differing.map(fact => [fact, ''] as const)),
  ];
  return [
    ...wrapped(oneLine(`${kind.title} ${kind.meaning}`), width),
    ...facts.flatMap(([fact, reach]) => {
      const name = formatter.text(`environment.fact-${fact.fact}`);
      const values = factValues(fact, comparison, formatter, { most: mostNamed, name: namesOf(comparison) });
      return hanging('  ', oneLine(`${name}${reach}: ${values}`), width);
    }),
    '',
  ];
}

/** The labels of systems, short enough for a line. */
function namesOf({ systems }: Comparison): (label: string) => string {
  const short = shortLabels(
    systems.map(({ label }) => label),
    longestSystem,
  );
  return label => short.get(label) ?? label;
}

function problemLines({ problems }: Comparison, formatter: Formatter): readonly string[] {
  const lines = problems.map(({ file, problem }) =>
    oneLine(`${file}:${problem.range.line}: ${formatter.say(problem.message)}`),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}
