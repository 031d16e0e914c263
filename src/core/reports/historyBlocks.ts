import { benchmarkName } from '../comparison/benchmarkName';
import type { History, HistoryRow } from '../history/history';
import type { Formatter } from '../messages/formatter';
import type { Block, Line } from './block';
import { changesSaid, historyLines, historySentences, type Said, stepsSaid } from './historyLines';

/** One benchmark over time, drawn. */
export interface HistoryPicture {
  readonly row: HistoryRow;
  readonly svg: string;
}

/** A history as a report: what is found in sentences, each step, what changed, pictures, and a line a benchmark, folded. */
export function historyBlocks(
  history: History,
  formatter: Formatter,
  pictures: readonly HistoryPicture[] = [],
): readonly Block[] {
  const problems = history.problems.map(
    ({ file, problem }) => `${file}:${problem.range.line}: ${formatter.say(problem.message)}`,
  );
  return [
    { kind: 'title', text: history.title },
    ...historySentences(history, formatter).map(line => ({ kind: 'paragraph', line }) as const),
    ...listOf('history.steps-heading', stepsSaid(history, formatter), formatter),
    ...listOf('history.changes-heading', changesSaid(history, formatter), formatter),
    ...pictures.flatMap(({ row, svg }): readonly Block[] => [
      { kind: 'paragraph', line: [{ strong: benchmarkName(row) }] },
      { kind: 'picture', svg, alt: benchmarkName(row) },
    ]),
    ...rowsOf(history, formatter),
    ...(problems.length === 0 ? [] : [{ kind: 'list', items: problems } as const]),
  ];
}

function listOf(
  heading: 'history.steps-heading' | 'history.changes-heading',
  said: readonly Said[],
  formatter: Formatter,
): readonly Block[] {
  if (said.length === 0) return [];
  const items = said.map(({ of, text }): Line => [{ strong: `${of}:` }, text]);
  return [
    { kind: 'heading', text: formatter.text(heading) },
    { kind: 'list', items },
  ];
}

function rowsOf(history: History, formatter: Formatter): readonly Block[] {
  const lines = historyLines(history, formatter);
  if (lines.length === 0) return [];
  const word = (column: string) => formatter.text('history.column', { column });
  const figure = 'right' as const;
  return [
    {
      kind: 'details',
      summary: `${formatter.text('history.rows-heading')}: ${lines.length}`,
      blocks: [
        {
          kind: 'table',
          columns: [
            { name: word('benchmark') },
            { name: word('unit') },
            { name: word('runs'), alignment: figure },
            { name: word('first'), alignment: figure },
            { name: word('last'), alignment: figure },
            { name: word('steps') },
          ],
          rows: lines.map(({ benchmark, unit, runs, first, last, steps }) => [
            benchmark,
            unit,
            runs,
            first,
            last,
            steps,
          ]),
        },
      ],
    },
  ];
}
