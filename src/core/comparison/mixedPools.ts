import type { FactId, FactValue } from '../environment/facts/fact';
import { facts, type Subject } from '../environment/facts/table';
import { compareFacts, severityOf, worstSeverity } from '../environment/fairness/comparability';
import { contradicts } from '../environment/stack/layer';
import { stackName } from '../environment/stack/layerNames';
import { type Message, message } from '../messages/message';
import { clip } from '../text/plainText';
import type { PairComparison } from './comparison';
import type { SampledRow } from './rows';
import { tellingFacts } from './tellingFacts';

const places = facts.flatMap(({ id }, place) => (tellingFacts.has(id) ? [place] : []));

/** Longer values are cut, since one sentence has two of them. */
const longestValue = 60;

/** Differences between sessions that were pooled as one system. */
export interface MixedPool {
  /** Each difference once, those that block attribution to a hypervisor first. */
  readonly messages: readonly Message[];
  readonly facts: readonly FactId[];
  /** True when the sessions ran on different stacks: no benchmark is one measurement repeated. */
  readonly isOfStacks: boolean;
}

/**
 * The differences between pooled sessions, in session order; undefined where they are one system. What one session says
 * and another leaves open is no difference: runs without logs are topped up by runs with a probe.
 */
export function mixedPoolOf(sessions: readonly Subject[]): MixedPool | undefined {
  const found = new Map<FactId, Message>();
  let stacks: Message | undefined;
  const telling = tellingSessions(sessions);
  for (const other of sessions)
    for (const one of telling) {
      if (one === other) break;
      if (contradicts(one.stack, other.stack))
        stacks ??= differenceOf('stack', stackName(one.stack) || '?', stackName(other.stack) || '?');
      for (const { fact, state, ours, theirs } of compareFacts(one, other))
        if (state === 'differs' && tellingFacts.has(fact) && !found.has(fact))
          found.set(fact, differenceOf(fact, shown(ours), shown(theirs)));
    }
  if (stacks === undefined && found.size === 0) return undefined;
  const differing = [...found.keys()];
  const blocks = (fact: FactId) => (worstSeverity(fact, 'differs') === 'blocks' ? 0 : 1);
  const ordered = differing.toSorted((a, b) => blocks(a) - blocks(b));
  return {
    messages: [stacks, ...ordered.map(fact => found.get(fact))].filter(one => one !== undefined),
    facts: differing,
    isOfStacks: stacks !== undefined,
  };
}

/** The sessions that say something of which none before them speaks; few, however many there are. */
function tellingSessions(sessions: readonly Subject[]): readonly Subject[] {
  const said = new Set<number>();
  let depth = -1;
  return sessions.filter(({ stack, values }) => {
    const news = places.filter(place => values[place] !== undefined && !said.has(place));
    const isNew = news.length > 0 || stack.layers.length > depth;
    for (const place of news) said.add(place);
    depth = Math.max(depth, stack.layers.length);
    return isNew;
  });
}

function differenceOf(fact: FactId | 'stack', one: string, other: string): Message {
  // Selectors of a message hold no hyphens.
  const selector = fact.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return message('comparison.mixed-pool-fact', { fact: selector, one, other });
}

function shown(value: FactValue | undefined): string {
  return value === undefined ? '?' : clip(value.text, longestValue);
}

/**
 * Withdraws a verdict that rests on sessions which are not one system: a difference that would block
 * attribution to the hypervisor between two systems also prevents treating them as one.
 */
export function withholdVerdict(
  pair: PairComparison,
  row: SampledRow,
  pools: readonly { readonly label: string; readonly mixed: MixedPool }[],
): PairComparison {
  if (pair.effect === undefined) return pair;
  const forbidding = pools.filter(
    ({ mixed }) =>
      mixed.isOfStacks || mixed.facts.some(fact => severityOf(fact, 'differs', row) === 'blocks'),
  );
  if (forbidding.length === 0) return pair;
  const { advice: _, reach: __, smallButReal: ___, standsAloneOnly: ____, ...kept } = pair;
  return {
    ...kept,
    verdict: pair.verdict === 'single-trial' ? 'single-trial' : 'inconclusive',
    reasons: [
      ...forbidding.map(({ label }) => message('comparison.reason-mixed-pool', { system: label })),
      ...pair.reasons,
    ],
  };
}
