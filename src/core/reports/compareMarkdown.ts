import { benchmarkName } from '../comparison/benchmarkName';
import type { ComparedSystem, Comparison, OverallRatio, PairComparison, Row } from '../comparison/comparison';
import { type Credit, creditOf } from '../comparison/credit';
import { fairnessOf } from '../comparison/fairness';
import { headlineOf } from '../comparison/headline';
import { countsText, failuresText, kindText, overallText } from '../comparison/headlineText';
import { spreadSentence } from '../comparison/sentence';
import { stackParts } from '../comparison/stackText';
import type { Formatter } from '../messages/formatter';
import { formatRatio, formatRatioPercent, formatRatioPercentInterval } from '../messages/numbers';
import { comparisonTable } from './compareTable';
import { markdownName, markdownText } from './markdownText';

/** A comparison as Markdown: its systems, the overall means, a line for each row and pair, its problems. */
export function compareMarkdown(comparison: Comparison, rows: readonly Row[], formatter: Formatter): string {
  const { method, baseline } = comparison;
  const credits = creditsOf(rows, formatter);
  const said = new Set(credits.flatMap(([, { reasons }]) => reasons));
  const paragraphs = [
    `# ${markdownText(comparison.title)}`,
    headlineLines(comparison, formatter).join('\n'),
    formatter.text('comparison.report-method', {
      baseline: baseline === undefined ? 'none' : markdownText(baseline),
      confidence: method.confidence * 100,
      margin: method.margin * 100,
      correction: method.correction,
      noise: method.noise,
      boots: (method.boots ?? 0) * 100,
    }),
    comparison.systems.map(system => systemLine(system, formatter)).join('\n'),
    overallLines(comparison, formatter).join('\n'),
    credits.map(credit => creditLine(credit, formatter)).join('\n'),
    rows.length === 0
      ? formatter.text('comparison.report-no-rows')
      : comparisonTable(comparison, rows, said, formatter),
    nearMissLines(comparison, formatter).join('\n'),
    problemLines(comparison, formatter).join('\n'),
  ];
  return `${paragraphs.filter(paragraph => paragraph !== '').join('\n\n')}\n`;
}

/** The attribution to the hypervisor over all rows, for each compared system. */
function creditsOf(rows: readonly Row[], formatter: Formatter): readonly (readonly [string, Credit])[] {
  const bySystem = new Map<string, PairComparison[]>();
  for (const pair of rows.flatMap(row => row.comparisons)) {
    const pairs = bySystem.get(pair.system);
    if (pairs === undefined) bySystem.set(pair.system, [pair]);
    else pairs.push(pair);
  }
  return [...bySystem].flatMap(([system, pairs]) => {
    const credit = creditOf(pairs, formatter);
    return credit === undefined ? [] : [[system, credit] as const];
  });
}

/** The outcome first: a line a system, then the kind of comparison and whether it is fair. */
function headlineLines(comparison: Comparison, formatter: Formatter): readonly string[] {
  const headline = headlineOf(comparison);
  const kind = kindText(fairnessOf(comparison), formatter);
  return [
    ...headline.systems.map(one => {
      const { text, interval } = overallText(one.overall, formatter);
      const mean = interval === undefined ? text : `${text} (${interval})`;
      const failures = failuresText(comparison, headline, one.system, formatter);
      const parts = [countsText(one, formatter), ...(failures === undefined ? [] : [failures])];
      return `- ${markdownName(one.system)}: ${markdownText([mean, ...parts].join('; '))}`;
    }),
    ...(kind === undefined ? [] : ['', `**${markdownText(kind.title)}** ${markdownText(kind.meaning)}`]),
  ];
}

function creditLine(
  [system, { attribution, reasons }]: readonly [string, Credit],
  formatter: Formatter,
): string {
  const sentences = [formatter.text(`page.attribution-${attribution}`), ...reasons].join(' ');
  return `- ${markdownName(system)}: ${markdownText(sentences)}`;
}

function systemLine(system: ComparedSystem, formatter: Formatter): string {
  const { label, sessions, hardware, software, trials } = system;
  const parts = [...hardware, ...software].map(({ name, value }) => `${name}: ${value}`).join(', ');
  const counts = formatter.text('comparison.report-system', {
    sessions: sessions.length,
    least: trials?.least ?? 0,
    most: trials?.most ?? 0,
    range: trials === undefined ? 'none' : trials.least === trials.most ? 'one' : 'two',
  });
  const stack = stackParts(system, formatter).join(' · ');
  const about = [stack, parts].filter(part => part !== '').join('. ');
  return `- ${markdownName(label)} (${counts})${about === '' ? '' : `: ${markdownText(about)}`}`;
}

function overallLines({ overall, rows, method }: Comparison, formatter: Formatter): readonly string[] {
  const { language } = formatter;
  const ratioText = (one: { readonly ratio: number }) =>
    `${formatRatio(one.ratio, language)} (${formatRatioPercent(one.ratio, language)})`;
  return overall.flatMap((one: OverallRatio) => {
    const { system, ratio, withNoise, kind, results, leftOut, missing } = one;
    if (ratio === undefined) return [];
    const mean = formatter.text('comparison.report-overall', {
      system: markdownText(system),
      ratio: ratioText({ ratio }),
      results,
      noise: withNoise === undefined ? 'none' : withNoise.results === results ? 'all' : 'some',
      noisyRatio: withNoise === undefined ? '' : ratioText(withNoise),
      noisyResults: withNoise?.results ?? 0,
      interval: withNoise === undefined ? '' : formatRatioPercentInterval(withNoise.interval, language),
      confidence: method.confidence * 100,
      kind:
        kind === 'between-sessions'
          ? 'betweenSessions'
          : method.boots === undefined
            ? 'withinSession'
            : 'boots',
      boots: (method.boots ?? 0) * 100,
      leftOut: leftOut.length,
      missing,
    });
    const byId = new Map(rows.map(row => [row.id, row]));
    return [
      `- ${mean}`,
      ...spreadLines(one, formatter),
      ...leftOut.map(({ row: id, reason }) => {
        const row = byId.get(id);
        return `  - ${markdownText(row === undefined ? id : benchmarkName(row))}: ${markdownText(formatter.say(reason))}`;
      }),
    ];
  });
}

/** The limits of the mean: how far the benchmarks differ, and the interval for others like them. */
function spreadLines(overall: OverallRatio, formatter: Formatter): readonly string[] {
  const said = spreadSentence(overall, formatter.language);
  return said === undefined ? [] : [`  - ${markdownText(formatter.say(said))}`];
}

function nearMissLines({ nearMisses, rows }: Comparison, formatter: Formatter): readonly string[] {
  const byId = new Map(rows.map(row => [row.id, row]));
  return nearMisses.flatMap(({ part, row: id, value, otherValue }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const said = formatter.text('comparison.report-near-miss', {
      name: benchmarkName(row),
      part,
      value: value === '' ? 'none' : value,
      otherValue: otherValue === '' ? 'none' : otherValue,
    });
    return [`- ${markdownText(said)}`];
  });
}

function problemLines({ problems }: Comparison, formatter: Formatter): readonly string[] {
  return problems
    .map(({ file, problem }) =>
      markdownText(`${file}:${problem.range.line}: ${formatter.say(problem.message)}`),
    )
    .map(line => `- ${line}`);
}
