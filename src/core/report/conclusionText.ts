import { benchmarkName } from '../comparison/benchmarkName';
import { overallFigures, selectorOf } from '../comparison/headlineText';
import type { Formatter } from '../messages/formatter';
import {
  formatChange,
  formatChangeInterval,
  formatDifference,
  formatValueInterval,
  percentOf,
} from '../messages/numbers';
import type { Method, Verdict } from '../stats/statistics';
import type { Credit, MeanConclusion, PairConclusion, RowOutcome } from './pairConclusion';

/** So many benchmarks of one verdict are named, and so many reasons: the tables have them all. */
const mostNamed = 6;

/** What is known of two systems, as plain sentences: the mean, each verdict that occurs, what is doubtful, the credit. */
export function conclusionSentences(
  conclusion: PairConclusion,
  method: Method,
  words: Formatter,
): readonly string[] {
  const { system, baseline, mean, outcomes, credits, mixed } = conclusion;
  return [
    ...(mean === undefined ? [] : [meanSentence(mean, conclusion, method, words)]),
    ...mixed.map(one =>
      words.text('report.mixed', {
        system: one.system,
        differences: one.differences
          .slice(0, mostNamed)
          .map(part => words.say(part))
          .join('; '),
      }),
    ),
    ...(mean === undefined && mixed.length === 0 && !isDecided(outcomes)
      ? [words.text('report.nothing', { system, baseline, why: whyNothing(outcomes) })]
      : []),
    ...[...outcomes].map(([verdict, rows]) => outcomeSentence(system, verdict, rows, method, words)),
    ...doubtSentence(conclusion, words),
    ...credits.map(credit => creditSentence(credit, winnerOf(conclusion), words)),
  ];
}

function meanSentence(
  mean: MeanConclusion,
  { system, baseline }: PairConclusion,
  method: Method,
  words: Formatter,
): string {
  const { amount, interval = '' } = overallFigures(mean, words);
  const sentence = words.text('report.mean', {
    verdict: mean.verdict,
    system,
    baseline,
    amount,
    interval,
    confidence: Math.round(method.confidence * 100),
    margin: percentOf(method.margin),
    results: mean.results,
    basis:
      mean.of.kind === 'between-sessions'
        ? 'betweenSessions'
        : method.boots === undefined
          ? 'withinSession'
          : 'boots',
    boots: percentOf(method.boots ?? 0),
  });
  return [sentence, ...spreadOf(mean, words)].join(' ');
}

/** How far the benchmarks behind a mean are apart, in the form of their own figures. */
function spreadOf(
  { of: { spread, ifOthers, outweighs } }: MeanConclusion,
  words: Formatter,
): readonly string[] {
  if (spread === undefined) return [];
  const figure = (ratio: number) => formatChange(ratio, words.language);
  return [
    words.text('report.spread', {
      low: figure(spread.low),
      high: figure(spread.high),
      from: ifOthers === undefined ? 'none' : figure(ifOthers.low),
      to: ifOthers === undefined ? 'none' : figure(ifOthers.high),
      outweighs: outweighs ?? 'none',
    }),
  ];
}

/** How far the verdicts of a pair reach; undefined where none is decided. `of` is the pair, or every pair alike. */
export function reachSentence(
  { reach }: PairConclusion,
  words: Formatter,
  of: 'pair' | 'every' = 'pair',
): string | undefined {
  if (reach === undefined) return undefined;
  return words.text('report.reach', {
    reach: reach.kind.replaceAll('-', ''),
    all: !reach.isOfAll ? 'no' : of === 'every' ? 'every' : 'yes',
    boots: percentOf(reach.boots),
  });
}

function doubtSentence({ doubted }: PairConclusion, words: Formatter): readonly string[] {
  if (doubted.length === 0) return [];
  const names = doubted.slice(0, mostNamed).map(({ row, warnings }) => {
    const said = warnings.map(id => words.text(`page.warning-${id}`));
    return `${benchmarkName(row)} (${said.join(', ')})`;
  });
  return [words.text('report.doubted', { names: names.join('; '), more: doubted.length - names.length })];
}

function isDecided(outcomes: PairConclusion['outcomes']): boolean {
  return (['faster', 'slower', 'differs', 'equivalent'] as const).some(verdict => outcomes.has(verdict));
}

/** Why nothing is decided: no test has two trials, no test ran on both, or the trials vary too much. */
function whyNothing(outcomes: PairConclusion['outcomes']): 'open' | 'single' | 'none' {
  if (outcomes.has('inconclusive')) return 'open';
  return outcomes.has('single-trial') ? 'single' : 'none';
}

function outcomeSentence(
  system: string,
  verdict: Verdict,
  rows: readonly RowOutcome[],
  { margin }: Method,
  words: Formatter,
): string {
  const names = rows.slice(0, mostNamed).map(one => outcomeName(one, words));
  return words.text('report.outcome', {
    system,
    verdict: selectorOf(verdict),
    names: names.join('; '),
    more: rows.length - names.length,
    margin: percentOf(margin),
  });
}

/** A benchmark with its difference and interval; without an interval there is no figure to go by. */
function outcomeName({ row, pair: { effect } }: RowOutcome, { language }: Formatter): string {
  const name = benchmarkName(row);
  if (effect?.test === undefined) return name;
  const [difference, interval] =
    effect.kind === 'ratio'
      ? [
          formatChange(effect.ratio, language, effect.test),
          formatChangeInterval(effect.test, effect.ratio, language),
        ]
      : [
          formatDifference(effect.difference, row.resolution, language),
          formatValueInterval(effect.test, row.resolution, language),
        ];
  return `${name} (${difference}, ${interval})`;
}

/** The system that is faster on the whole; undefined where neither is. */
function winnerOf({ mean, outcomes, system, baseline }: PairConclusion): string | undefined {
  if (mean !== undefined && mean.verdict === 'faster') return system;
  if (mean !== undefined && mean.verdict === 'slower') return baseline;
  if (mean !== undefined) return undefined;
  const [faster, slower] = [outcomes.has('faster'), outcomes.has('slower')];
  return faster === slower ? undefined : faster ? system : baseline;
}

function creditSentence(
  { attribution, rows, of, reasons }: Credit,
  winner: string | undefined,
  words: Formatter,
): string {
  const lead = words.text('report.credit', {
    attribution,
    winner: winner ?? '',
    known: winner === undefined ? 'no' : 'yes',
    rows,
    of,
    all: rows === of ? 'yes' : 'no',
  });
  return [lead, ...reasons.slice(0, mostNamed).map(reason => words.say(reason))].join(' ');
}
