import { benchmarkName, nameParts } from '../comparison/benchmarkName';
import type { Comparison, Row } from '../comparison/comparison';
import { noisiestFirst, sortRows } from '../comparison/rowOrder';
import type { SingleResult } from '../comparison/singleResult';
import { neededFigures, neededText, notKnownText, timeText, trustHeading } from '../comparison/singleText';
import { type Trust, trusts } from '../comparison/trust';
import { unitOf } from '../comparison/unit';
import { valueText } from '../comparison/valueText';
import type { Formatter } from '../messages/formatter';
import { formatCount, formatPercent } from '../messages/numbers';
import { relativeHalfWidth } from '../stats/halfWidth';
import { clip, oneLine } from '../text/plainText';
import { wrapped } from '../text/wrapped';
import { namedTable } from './namedTable';
import type { TextColumn } from './textTable';

/** So many tests of a kind are named. */
const mostNamed = 4;
const longestUnit = 16;

/** What one result shows by itself, for a terminal: a line for each kind of trust, the time, and what is not known. */
export function oneResultLines(
  result: SingleResult,
  { method }: Comparison,
  formatter: Formatter,
  width: number,
): readonly string[] {
  const namesOf = (trust: Trust) => {
    const ranked = result.ranked.get(trust) ?? [];
    const names = [...new Set(ranked.map(({ row }) => nameParts(row).name))];
    const named = names.slice(0, mostNamed).join(', ');
    const more = names.length - mostNamed;
    return more > 0 ? `${named} ${formatter.text('single.and-more', { count: more })}` : named;
  };
  const lines = trusts
    .filter(trust => result.counts[trust] > 0)
    .map(trust => {
      const needed =
        trust === 'more'
          ? formatter.say(neededText(result.ranked.get(trust) ?? [], method, formatter))
          : undefined;
      return [
        formatter.say(trustHeading(trust, result)),
        trust === 'trusted' ? undefined : `${needed === undefined ? '' : `${needed} `}${namesOf(trust)}`,
      ].filter(part => part !== undefined);
    });
  return [
    ...[
      ...lines.map(parts => parts.join(': ')),
      ...(result.time === undefined ? [] : [formatter.say(timeText(result.time, formatter))]),
      ...[notKnownText(result, formatter)].filter(line => line !== undefined),
    ].flatMap(line => wrapped(oneLine(line), width)),
    '',
  ];
}

/** A line for each row, the noisiest first. */
export function oneResultTable(
  { method }: Comparison,
  rows: readonly Row[],
  formatter: Formatter,
  columns: number,
): readonly string[] {
  const { language } = formatter;
  const confidence = Math.round(method.confidence * 100);
  const head = (column: 'precision' | 'trials' | 'needed') =>
    formatter.text('single.column', { column, confidence });
  const figure = 'right' as const;
  const heads: readonly TextColumn[] = [
    { name: formatter.text('comparison.report-column', { column: 'unit' }) },
    { name: formatter.text('comparison.report-column', { column: 'value' }), alignment: figure },
    { name: head('precision'), alignment: figure },
    { name: head('trials'), alignment: figure },
    { name: head('needed') },
  ];
  const lines = sortRows(rows, noisiestFirst, language).map(row => {
    const [sample] = row.samples;
    const summary = sample?.summary;
    const halfWidth = summary && relativeHalfWidth(summary);
    const { kind, text } = valueText(row, sample, formatter);
    const cells = [
      oneLine(clip(unitOf(row).name, longestUnit)),
      oneLine(`${kind === 'failed' ? '✕ ' : kind === 'passed' ? '✓ ' : ''}${text}`),
      halfWidth === undefined ? '' : formatPercent(halfWidth, language),
      summary === undefined ? '' : formatCount(summary.n, language),
      sample?.needs === undefined ? '' : formatter.say(neededFigures(sample.needs)),
    ];
    return { name: benchmarkName(row), cells };
  });
  return namedTable(
    formatter.text('comparison.report-column', { column: 'benchmark' }),
    heads,
    lines,
    columns,
  );
}
