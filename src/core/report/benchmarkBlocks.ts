import { adviceSentence } from '../comparison/adviceText';
import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, PairComparison, Row } from '../comparison/comparison';
import type { RowFinding } from '../comparison/rowFinding';
import { verdictSentence } from '../comparison/sentence';
import type { Formatter } from '../messages/formatter';
import type { Block, Line } from '../reports/block';
import { sampleTable } from '../reports/sampleTable';
import { describeWarning } from '../stats/warningText';
import { clip } from '../text/plainText';
import { directed } from './pairConclusion';

/** Characters of one paragraph of a finding, and paragraphs of all findings of a benchmark. */
const longestParagraph = 2_000;
const mostParagraphs = 50;

/** Warnings of a benchmark: a file may have a thousand systems, each with its own. */
const mostWarnings = 50;

/** One benchmark: its picture, numbers with intervals, verdicts with their reasons, findings and warnings. */
export function benchmarkBlocks(
  comparison: Comparison,
  row: Row,
  picture: Block | undefined,
  words: Formatter,
): readonly Block[] {
  const verdicts = row.comparisons.map(pair => verdictLine(comparison, row, pair, words));
  return [
    { kind: 'heading', level: 'part', text: benchmarkName(row) },
    ...(picture === undefined ? [] : [picture]),
    ...sampleTable(row, words),
    ...listOf(verdicts),
    ...listOf(warningLines(row, words)),
    ...listOf((row.findings ?? []).flatMap(finding => findingLines(finding, words)).slice(0, mostParagraphs)),
  ];
}

function verdictLine(comparison: Comparison, row: Row, pair: PairComparison, words: Formatter): Line {
  const { reasons, advice, verdict } = pair;
  const attribution = directed.has(verdict) ? pair.attribution : undefined;
  const rest = [
    // That it holds for these runs stands in the sentence before, and what that means in the conclusion.
    ...reasons.filter(({ id }) => id !== 'comparison.reason-within-session').map(reason => words.say(reason)),
    ...(advice === undefined ? [] : [words.say(adviceSentence(advice, comparison.method, words.language))]),
    // What forbids it stands with the facts, once.
    ...(attribution === undefined ? [] : [words.text(`page.attribution-${attribution}`)]),
  ];
  return [
    { strong: words.say(verdictSentence(comparison, row, pair, words.language)) },
    ...(rest.length === 0 ? [] : [rest.join(' ')]),
  ];
}

function warningLines({ samples }: Row, words: Formatter): readonly Line[] {
  return samples
    .flatMap(({ system, warnings, notes }): readonly Line[] =>
      [...warnings.map(describeWarning), ...notes].map(warning => [
        { strong: words.text('report.warning-of', { system }) },
        words.say(warning),
      ]),
    )
    .slice(0, mostWarnings);
}

/** What people found, each comment with who wrote it; a body of several paragraphs is as many lines. */
function findingLines({ comments, resolved }: RowFinding, words: Formatter): readonly Line[] {
  const lead = words.text('report.finding');
  return [
    ...comments.flatMap(({ body, signature }): readonly Line[] => {
      const paragraphs = body.split('\n').filter(line => line.trim() !== '');
      const author =
        signature === undefined
          ? words.text('page.finding-unsigned')
          : `${signature.name}, ${signature.date}`;
      return paragraphs.map((paragraph, index) => [
        { strong: index === 0 ? lead : '…' },
        clip(paragraph, longestParagraph),
        ...(index === paragraphs.length - 1 ? [`— ${author}`] : []),
      ]);
    }),
    ...(resolved === undefined
      ? []
      : [words.text('page.finding-resolved', { name: resolved.name, date: resolved.date })]),
  ];
}

function listOf(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
