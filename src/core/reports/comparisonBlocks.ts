import { benchmarkName } from '../comparison/benchmarkName';
import type { Comparison, Row } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import type { Block } from './block';
import { type ComparisonLine, comparisonLines, isDecided } from './comparisonLines';
import { comparisonTable } from './comparisonTable';
import { factBlocks } from './factBlocks';
import { Footnotes } from './lineNotes';
import { methodBlocks } from './methodBlocks';
import { systemBlocks } from './systemBlocks';
import { verdictBlocks } from './verdictBlocks';

/**
 * A comparison as a report: the outcome and whether it is fair, what is decided or failed, and folded all that is
 * looked up: the other rows, systems, facts, method, problems of the files. `picture` is an SVG of the rows, by whoever has
 * something to draw with.
 */
export function comparisonBlocks(
  comparison: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
  picture?: string,
): readonly Block[] {
  const footnotes = new Footnotes();
  const isAlone = comparison.systems.length < 2;
  const isFirst = isAlone ? () => true : isDecided;
  const decided = comparisonLines(comparison, rows, formatter, isFirst);
  const first = isAlone ? decided : decided.slice(0, mostFirst);
  const further = decided.slice(first.length);
  const rest = comparisonLines(comparison, rows, formatter, line => !isFirst(line));
  const tableOf = (some: readonly ComparisonLine[]) =>
    comparisonTable(some, comparison, footnotes, formatter);
  const facts = factBlocks(comparison, formatter);
  const blocks: readonly Block[] = [
    { kind: 'title', text: comparison.title },
    ...verdictBlocks(comparison, formatter),
    ...(picture === undefined
      ? []
      : [{ kind: 'picture', svg: picture, alt: formatter.text('comparison.report-picture') } as const]),
    ...(first.length > 0
      ? [tableOf(first)]
      : [{ kind: 'paragraph', line: nothingText(rows, formatter) } as const]),
    ...folded('further', further.length === 0 ? [] : [tableOf(further)], further.length, formatter),
    ...folded('rest', rest.length === 0 ? [] : [tableOf(rest)], rest.length, formatter),
    ...folded('systems', systemBlocks(comparison, formatter), comparison.systems.length, formatter),
    ...folded('facts', facts, 0, formatter),
    ...folded('method', isAlone ? [] : methodBlocks(comparison, formatter), 0, formatter),
    ...folded(
      'near-misses',
      listOf(nearMissLines(comparison, formatter)),
      comparison.nearMisses.length,
      formatter,
    ),
    ...folded('problems', listOf(problemLines(comparison, formatter)), comparison.problems.length, formatter),
  ];
  const { texts } = footnotes;
  return texts.length === 0 ? blocks : [...blocks, { kind: 'footnotes', texts }];
}

function nothingText(rows: readonly Row[], formatter: Formatter): string {
  return formatter.text(rows.length === 0 ? 'comparison.report-no-rows' : 'comparison.report-none-decided');
}

/** Lines of a table that is read as a whole, such as a comment on a change; more are folded. */
const mostFirst = 40;

/** A part that is folded; nothing where it has nothing to show. */
function folded(
  part: 'further' | 'rest' | 'systems' | 'facts' | 'method' | 'near-misses' | 'problems',
  blocks: readonly Block[],
  count: number,
  formatter: Formatter,
): readonly Block[] {
  if (blocks.length === 0) return [];
  const summary = formatter.text('comparison.report-part', { part: part.replaceAll('-', ''), count });
  return [{ kind: 'details', summary, blocks }];
}

function listOf(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Results that are alike and not compared, each with what differs. */
export function nearMissLines({ nearMisses, rows }: Comparison, formatter: Formatter): readonly string[] {
  const byId = new Map(rows.map(row => [row.id, row]));
  return nearMisses.flatMap(({ part, row: id, value, otherValue }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return formatter.text('comparison.report-near-miss', {
      name: benchmarkName(row),
      part,
      value: value === '' ? 'none' : value,
      otherValue: otherValue === '' ? 'none' : otherValue,
    });
  });
}

/** The problems of the files, each at its line. */
export function problemLines({ problems }: Comparison, formatter: Formatter): readonly string[] {
  return problems.map(
    ({ file, problem }) => `${file}:${problem.range.line}: ${formatter.say(problem.message)}`,
  );
}
