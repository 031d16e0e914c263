import type { Comparison } from '../comparison/comparison';
import { fairnessOf } from '../comparison/fairness';
import { headlineOf, type SystemHeadline } from '../comparison/headline';
import {
  countsText,
  failedOnAllText,
  failuresText,
  kindText,
  overallSentence,
  reachText,
} from '../comparison/headlineText';
import type { Formatter } from '../messages/formatter';
import type { Block, Line } from './block';

/** More lines than these are no longer read at a glance: the further systems are folded. */
const mostSystems = 5;

/** The outcome in a few lines: each system against the baseline, what failed, and whether it is fair. */
export function verdictBlocks(comparison: Comparison, formatter: Formatter): readonly Block[] {
  const headline = headlineOf(comparison);
  const { baseline } = comparison;
  const ofBaseline =
    baseline === undefined ? undefined : failuresText(comparison, headline, baseline, formatter);
  const onAll = failedOnAllText(comparison, headline, formatter);
  const lineOf = (one: SystemHeadline): Line => {
    const mean = overallSentence(one.overall, formatter);
    const failures = failuresText(comparison, headline, one.system, formatter);
    const rest = [mean, countsText(one, formatter), ...(failures === undefined ? [] : [failures])];
    return [{ strong: `${one.system}:` }, rest.filter(part => part !== '').join('; ')];
  };
  const shown = headline.systems.length > mostSystems ? mostSystems - 1 : mostSystems;
  const further = headline.systems.slice(shown);
  const items: readonly Line[] = [
    ...headline.systems.slice(0, shown).map(lineOf),
    ...(baseline === undefined || ofBaseline === undefined ? [] : [[{ strong: `${baseline}:` }, ofBaseline]]),
    ...(onAll === undefined ? [] : [[onAll]]),
  ];
  return [
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
    ...(further.length === 0
      ? []
      : [
          {
            kind: 'details',
            summary: formatter.text('page.headline-more', { count: further.length }),
            blocks: [{ kind: 'list', items: further.map(lineOf) }],
          } as const,
        ]),
    ...fairnessBlocks(comparison, formatter),
  ];
}

/** The kind of a comparison, and the facts that decide whether it is fair; nothing for a system alone. */
export function fairnessBlocks(comparison: Comparison, formatter: Formatter): readonly Block[] {
  const fairness = fairnessOf(comparison);
  const kind = kindText(fairness, formatter);
  if (kind === undefined) return [];
  const facts =
    fairness.lines.length > 0
      ? fairness.lines.map(
          line => `${formatter.text(`environment.fact-${line.fact.fact}`)} (${reachText(line, formatter)})`,
        )
      : fairness.differing.map(({ fact }) => formatter.text(`environment.fact-${fact}`));
  const named = facts.slice(0, mostFacts);
  const more = facts.length - named.length;
  const list = more > 0 ? [...named, formatter.text('page.more-problems', { count: more })] : named;
  const meaning = [kind.meaning, list.join('; ')].filter(part => part !== '').join(' ');
  return [{ kind: 'paragraph', line: [{ strong: kind.title }, meaning] }];
}

/** Named beside the outcome; all of them stand in the table of facts. */
const mostFacts = 6;
