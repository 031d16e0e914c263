import type { Comparison } from '../comparison/comparison';
import { headlineOf } from '../comparison/headline';
import { architecturesOf } from '../environment/fairness/architecture';
import type { Formatter } from '../messages/formatter';
import type { Block, Line } from '../reports/block';
import { factBlocks } from '../reports/factBlocks';
import { systemBlocks } from '../reports/systemBlocks';
import { fairnessBlocks } from '../reports/verdictBlocks';

/** What was measured and on what: the systems with their layers, what those mean, and the facts that decide or differ. */
export function measuredBlocks(comparison: Comparison, words: Formatter): readonly Block[] {
  const { measured, checks, series } = headlineOf(comparison);
  const facts = factBlocks(comparison, words);
  return [
    { kind: 'heading', text: words.text('report.heading', { part: 'measured' }) },
    {
      kind: 'paragraph',
      line: words.text('report.measured', {
        measured,
        checks,
        series,
        systems: comparison.systems.length,
        baseline: comparison.baseline ?? '',
      }),
    },
    ...systemBlocks(comparison, words),
    ...architectureList(comparison, words),
    ...(facts.length === 0
      ? []
      : [
          {
            kind: 'heading',
            level: 'part',
            text: words.text('report.heading', { part: 'facts' }),
          } as const,
          ...fairnessBlocks(comparison, words),
          ...facts,
        ]),
  ];
}

/** What each kind of layer means for a number, each once. */
function architectureList({ systems }: Comparison, words: Formatter): readonly Block[] {
  const lines = systems.flatMap(system => architecturesOf(system)).map(line => words.say(line));
  const items: readonly Line[] = [...new Set(lines)];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
