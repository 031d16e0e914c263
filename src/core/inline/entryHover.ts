import { benchmarkName } from '../comparison/benchmarkName';
import type { Row, RowSample } from '../comparison/comparison';
import { verdictSentence } from '../comparison/sentence';
import { unitOf } from '../comparison/unit';
import type { Formatter } from '../messages/formatter';
import { formatPercent, formatValue, formatValueInterval } from '../messages/numbers';
import { markdownName, markdownText } from '../reports/markdownText';
import type { BenchmarkResult, Entry } from '../results/resultFile';
import { describeWarning } from '../stats/warningText';
import { clip } from '../text/plainText';
import type { Compared } from './compared';
import type { OwnRows } from './ownRows';
import { sampleText } from './ownText';
import { halfWidthOf } from './spread';

/** So many trials are listed; the text itself has the others. */
const mostTrials = 50;
const longestText = 400;

/** The sample of an entry in Markdown: its figures, what is odd about it, and its verdict against the baseline. */
export function entryHover(
  result: BenchmarkResult,
  entry: Entry,
  rows: OwnRows,
  compared: Compared | undefined,
  words: Formatter,
): readonly string[] {
  const own = rows.of(result);
  const sample = own?.samples.get(entry);
  if (own === undefined) return [];
  const name = `${markdownName(clip(entry.system, longestText))} — ${markdownText(clip(benchmarkName(result), longestText))}`;
  if (sample === undefined) return [name, markdownText(words.text('inline.not-compared'))];
  return [
    name,
    ...(sample.summary === undefined
      ? [markdownText(sampleText(own.row, sample, words, rows.confidencePercent))]
      : [figures(own.row, sample, rows.confidencePercent, words)]),
    ...oddities(sample, words),
    ...verdict(result, entry, compared, words),
  ];
}

function figures(row: Row, sample: RowSample, confidence: number, words: Formatter): string {
  const { summary, sessions } = sample;
  if (summary === undefined) return '';
  const { language } = words;
  const value = (figure: number | undefined, finer = 1) =>
    figure === undefined ? '—' : formatValue(figure, row.resolution && row.resolution / finer, language);
  const trials = sessions.flatMap(session => session.trials);
  const listed = trials.slice(0, mostTrials).map(trial => value(trial));
  const cells: readonly (readonly [label: string, text: string])[] = [
    [
      words.text('page.statistic-mean'),
      [value(summary.mean, 10), unitOf({ scale: row.scale ?? '', samples: [] }).name].join(' '),
    ],
    [
      `${confidence} % ${words.text('page.statistic-interval')}`,
      summary.interval === undefined
        ? '—'
        : `${formatValueInterval(summary.interval, row.resolution, language)}${halfWidthOf(summary, language)}`,
    ],
    [
      words.text('page.statistic-deviation'),
      summary.coefficientOfVariation === undefined
        ? value(summary.standardDeviation, 100)
        : `${value(summary.standardDeviation, 100)} (${formatPercent(summary.coefficientOfVariation, language)})`,
    ],
    [words.text('page.statistic-median'), value(summary.median, 10)],
    [
      `${words.text('page.statistic-least')} … ${words.text('page.statistic-most')}`,
      `${value(summary.min)} … ${value(summary.max)}`,
    ],
    [words.text('page.statistic-n'), String(summary.n)],
    [
      words.text('page.statistic-trials'),
      [...listed, ...(trials.length > mostTrials ? ['…'] : [])].join('; '),
    ],
  ];
  const lines = cells.map(([label, text]) => `| ${markdownText(label)} | ${markdownText(text)} |`);
  return ['|  |  |', '| --- | --- |', ...lines].join('\n');
}

/** What is to be known of a sample, a sentence a line. */
function oddities({ warnings, notes, error }: RowSample, words: Formatter): readonly string[] {
  const said = [
    ...warnings.map(describeWarning),
    ...notes,
    ...(error === undefined
      ? []
      : [{ id: 'page.error', args: { error: clip(error, longestText) } } as const]),
  ];
  return said.length === 0 ? [] : [said.map(one => `- ${markdownText(words.say(one))}`).join('\n')];
}

/** The verdict on the system of an entry, as the page and the command line say it. */
function verdict(
  result: BenchmarkResult,
  entry: Entry,
  compared: Compared | undefined,
  words: Formatter,
): readonly string[] {
  const row = compared?.rowOf(result);
  const system = compared?.systemOf(entry.system, occurrenceIn(result, entry));
  const pair = row?.comparisons.find(one => one.system === system?.label);
  if (compared === undefined || row === undefined || pair === undefined) return [];
  const sentence = markdownText(words.say(verdictSentence(compared.comparison, row, pair, words.language)));
  const credit = pair.attribution;
  return [
    credit === undefined || credit === 'none'
      ? sentence
      : `${sentence} ${markdownText(words.text(`page.attribution-${credit}`))}`,
  ];
}

/** Which entry of its system it is: where a file has several Systems of one identifier, only the order tells them apart. */
export function occurrenceIn({ entries }: BenchmarkResult, entry: Entry): number {
  return entries.filter(({ system }) => system === entry.system).indexOf(entry);
}
