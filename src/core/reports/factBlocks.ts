import type { Comparison, FactRow } from '../comparison/comparison';
import { type FactLine, fairnessOf } from '../comparison/fairness';
import { reachText } from '../comparison/headlineText';
import type { Formatter } from '../messages/formatter';
import type { Block } from './block';

/** The facts that decide whether a comparison is fair, or that differ: where they count, their values, and why. */
export function factBlocks(comparison: Comparison, formatter: Formatter): readonly Block[] {
  const { lines, differing } = fairnessOf(comparison);
  const deciding = new Set(lines.map(({ fact }) => fact.fact));
  const all: readonly (readonly [FactRow, FactLine | undefined])[] = [
    ...lines.map(line => [line.fact, line] as const),
    ...differing.filter(({ fact }) => !deciding.has(fact)).map(fact => [fact, undefined] as const),
  ];
  if (all.length === 0) return [];
  const word = (column: string) => formatter.text('comparison.report-column', { column });
  return [
    {
      kind: 'table',
      columns: [
        { name: word('fact') },
        { name: word('effect') },
        { name: word('values') },
        { name: word('why') },
      ],
      rows: all.map(([fact, line]) => [
        formatter.text(`environment.fact-${fact.fact}`),
        line === undefined ? '' : reachText(line, formatter),
        factValues(fact, comparison, formatter),
        formatter.text(`environment.why-${fact.fact}`),
      ]),
    },
  ];
}

const everyName = { most: Number.POSITIVE_INFINITY, name: (label: string) => label };

/** The values of a fact, each once after the systems that have it: `KVM, Xen: 2; Hyper-V: not known`. */
export function factValues(
  { values }: FactRow,
  { systems }: Pick<Comparison, 'systems'>,
  formatter: Formatter,
  { most, name }: { readonly most: number; readonly name: (label: string) => string } = everyName,
): string {
  const bySystem = new Map(
    values.map(({ system, text, words }) => [system, words === undefined ? text : formatter.say(words)]),
  );
  const byValue = new Map<string, string[]>();
  for (const { label } of systems) {
    const value = bySystem.get(label) ?? formatter.text('comparison.report-unknown');
    const list = byValue.get(value);
    if (list === undefined) byValue.set(value, [label]);
    else list.push(label);
  }
  return [...byValue]
    .map(([value, labels]) => {
      if (labels.length === systems.length) return `${formatter.text('page.all-systems')}: ${value}`;
      const named = labels.slice(0, most).map(name).join(', ');
      const count = labels.length - most;
      const more = count > 0 ? ` ${formatter.text('page.more-problems', { count })}` : '';
      return `${named}${more}: ${value}`;
    })
    .join('; ');
}
