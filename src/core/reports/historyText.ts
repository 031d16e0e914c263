import type { History } from '../history/history';
import type { Formatter } from '../messages/formatter';
import { clip, oneLine } from '../text/plainText';
import { wrapped } from '../text/wrapped';
import { hanging } from './hanging';
import { changesSaid, historyLines, historySentences, type Said, stepsSaid } from './historyLines';
import { namedTable } from './namedTable';
import type { TextColumn } from './textTable';

/** Longer sentences are tiring to read, however wide the terminal is. */
const longestLine = 120;
/** Steps and changes that are told one by one; the table has them all. */
const mostSaid = 20;
const longestUnit = 16;

/** A history for a terminal of so many columns: how many steps, each in a sentence, what changed, a line a benchmark. */
export function historyText(history: History, formatter: Formatter, columns: number = longestLine): string {
  const width = Math.min(columns, longestLine);
  const parts = [
    ...wrapped(oneLine(history.title), width),
    ...historySentences(history, formatter).flatMap(sentence => wrapped(oneLine(sentence), width)),
    ...section('history.steps-heading', stepsSaid(history, formatter), formatter, width),
    ...section('history.changes-heading', changesSaid(history, formatter), formatter, width),
    '',
    ...tableOf(history, formatter, columns),
    ...problemLines(history, formatter),
  ];
  return `${parts.join('\n')}\n`;
}

function section(
  heading: 'history.steps-heading' | 'history.changes-heading',
  said: readonly Said[],
  formatter: Formatter,
  width: number,
): readonly string[] {
  if (said.length === 0) return [];
  const more = said.length - mostSaid;
  return [
    '',
    formatter.text(heading),
    ...said.slice(0, mostSaid).flatMap(({ of, text }) => hanging('  ', oneLine(`${of}: ${text}`), width)),
    ...(more > 0 ? [`  ${formatter.text('single.and-more', { count: more })}`] : []),
  ];
}

function tableOf(history: History, formatter: Formatter, columns: number): readonly string[] {
  const word = (column: string) => formatter.text('history.column', { column });
  const figure = 'right' as const;
  const heads: readonly TextColumn[] = [
    { name: word('unit') },
    { name: word('runs'), alignment: figure },
    { name: word('first'), alignment: figure },
    { name: word('last'), alignment: figure },
    { name: word('steps') },
  ];
  const lines = historyLines(history, formatter).map(({ benchmark, unit, runs, first, last, steps }) => ({
    name: benchmark,
    cells: [oneLine(clip(unit, longestUnit)), runs, first, last, oneLine(steps)],
  }));
  if (lines.length === 0) return [];
  return namedTable(word('benchmark'), heads, lines, columns);
}

function problemLines({ problems }: History, formatter: Formatter): readonly string[] {
  const lines = problems.map(({ file, problem }) =>
    oneLine(`${file}:${problem.range.line}: ${formatter.say(problem.message)}`),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}
