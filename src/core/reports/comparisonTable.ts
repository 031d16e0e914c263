import type { Comparison } from '../comparison/comparison';
import type { Formatter } from '../messages/formatter';
import { type Line, type Table, withoutEmptyColumns } from './block';
import { type ComparisonLine, hasOwnCredit, isDecided, lineTexts } from './comparisonLines';
import { type Footnotes, lineNotes, noteSpans } from './lineNotes';
import { shortLabels } from './shortLabels';

/** Characters of a system's label in a table; the systems have it in full. */
const longestLabel = 40;

/** A line for each pair; what the words of its notes mean goes to the footnotes. */
export function comparisonTable(
  lines: readonly ComparisonLine[],
  comparison: Comparison,
  footnotes: Footnotes,
  formatter: Formatter,
): Table {
  const { baseline = '', systems } = comparison;
  const labels = shortLabels(
    systems.map(({ label }) => label),
    longestLabel,
  );
  const short = (label: string) => labels.get(label) ?? label;
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  const figure = 'right' as const;
  // A column that says the same name in every line would only take room.
  const others = systems.filter(({ label }) => label !== baseline);
  const isAlone = systems.length < 2;
  const [only] = others.length === 1 ? others : [];
  const ownCredit = hasOwnCredit(comparison);
  const table = lines.map((line, index): readonly Line[] => {
    const texts = lineTexts(line, comparison, formatter);
    const isFirst = index === 0 || lines[index - 1]?.row !== line.row;
    const verdict = line.pair?.verdict;
    return [
      isFirst ? texts.benchmark : '',
      isFirst ? texts.unit : '',
      isFirst ? texts.baseline : '',
      only !== undefined || isAlone ? '' : short(texts.system),
      texts.value,
      texts.difference,
      texts.interval,
      texts.spread,
      texts.counts,
      verdict !== undefined && isDecided(line) ? [{ strong: texts.verdict }] : texts.verdict,
      noteSpans(lineNotes(line, comparison, ownCredit, formatter), footnotes),
    ];
  });
  return withoutEmptyColumns({
    columns: [
      { name: word('benchmark') },
      { name: word('unit') },
      { name: short(baseline), alignment: figure },
      { name: word('system') },
      { name: only === undefined ? word('value') : short(only.label), alignment: figure },
      { name: word('difference'), alignment: figure },
      { name: word('interval'), alignment: figure },
      { name: word('spread'), alignment: figure },
      { name: word('n'), alignment: figure },
      { name: word('verdict') },
      { name: word('notes') },
    ],
    rows: table,
  });
}
