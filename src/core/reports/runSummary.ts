import type { Formatter } from '../messages/formatter';
import { endMessage, type RunEnd, type RunRecord } from '../records/runRecord';
import { homeText } from '../records/runWords';
import type { Came, Outcome } from '../runs/outcome';
import { oneLine } from '../text/plainText';
import type { Block } from './block';
import { markdownOf } from './markdownBlocks';

/** Most lines of one kind: the rest is counted. */
const mostLines = 500;

export interface SummaryOf {
  readonly record: RunRecord;
  readonly end: RunEnd | undefined;
  readonly outcome: Outcome;
  /** Results of any kind that came home. */
  readonly results: number;
  /** Where they are. */
  readonly folder: string;
  /** The newest lines of the console. */
  readonly lastLines: readonly string[];
}

/** What came home of a run, as Markdown: what is missing and why first. */
export function runSummary(of: SummaryOf, words: Formatter): string {
  const { record, end, outcome, results, folder } = of;
  const lacking = outcome.items.filter(({ state }) => state !== 'complete');
  const complete = outcome.items.filter(({ state }) => state === 'complete');
  const home = { folder, came: 0, ...outcome };
  const blocks: readonly Block[] = [
    { kind: 'title', text: oneLine(record.name) },
    {
      kind: 'paragraph',
      line: [
        words.text('records.summary-where', { target: record.target, results, folder }),
        ...(end === undefined ? [] : [`${words.say(endMessage(end.how))}.`]),
      ],
    },
    { kind: 'paragraph', line: [{ strong: homeText(home, words) }] },
    ...lastWords(of, words),
    ...(lacking.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: words.text('records.summary-lacking') },
          {
            kind: 'table' as const,
            columns: [
              { name: words.text('records.column-result') },
              { name: words.text('records.column-round') },
              { name: words.text('records.column-trials'), alignment: 'right' as const },
              { name: words.text('records.column-why') },
            ],
            rows: lacking
              .slice(0, mostLines)
              .map(item => [
                item.asked.label,
                item.asked.identifier,
                `${item.trials} / ${item.asked.trials}`,
                whyText(item, words),
              ]),
          },
        ]),
    ...(lacking.length > mostLines
      ? [
          {
            kind: 'paragraph' as const,
            line: words.text('records.more', { count: lacking.length - mostLines }),
          },
        ]
      : []),
    ...(complete.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: words.text('records.summary-complete') },
          {
            kind: 'list' as const,
            items: complete.slice(0, mostLines).map(({ asked, trials }) =>
              words.text('records.complete-line', {
                label: asked.label,
                identifier: asked.identifier,
                trials,
              }),
            ),
          },
        ]),
  ];
  return markdownOf(blocks);
}

/** What it printed last, where that says why it was stopped or did not begin. */
function lastWords({ end, lastLines }: SummaryOf, words: Formatter): readonly Block[] {
  const isTelling = end?.question !== undefined || end?.how === 'limit' || end?.how === 'failed';
  if (!isTelling || lastLines.length === 0) return [];
  return [
    {
      kind: 'paragraph',
      line:
        end.question === undefined
          ? words.text('records.summary-last')
          : words.text('records.summary-question', { question: end.question }),
    },
    { kind: 'list', items: lastLines },
  ];
}

/** Why a result is not complete, the most telling first; says so where nobody knows. */
export function whyText({ reasons }: Pick<Came, 'reasons'>, words: Formatter): string {
  return reasons.length === 0
    ? words.text('records.no-reason')
    : reasons.map(reason => words.say(reason)).join(' · ');
}
