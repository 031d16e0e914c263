import type { Attribution } from '../environment/fairness/attributionKind';
import type { Formatter } from '../messages/formatter';
import type { PairComparison } from './comparison';

/** The most restrictive first, `none` last. */
const order: readonly Attribution[] = ['blocked', 'caution', 'creditable', 'none'];

/** The attribution of pairs to the hypervisor: the most restrictive one, and its reasons. */
export interface Credit {
  readonly attribution: Attribution;
  /** Sentences, the most decisive first. */
  readonly reasons: readonly string[];
}

/** The attribution of pairs together, for the page and the reports; undefined where no pair has one. */
export function creditOf(pairs: readonly PairComparison[], words: Formatter): Credit | undefined {
  const attribution = order.find(one => pairs.some(pair => pair.attribution === one));
  if (attribution === undefined) return undefined;
  return {
    attribution,
    reasons: reasonsOf(
      pairs.filter(pair => pair.attribution === attribution),
      words,
    ),
  };
}

/** Each kind of reason once, for its first pair, with the number of further pairs. */
function reasonsOf(pairs: readonly PairComparison[], words: Formatter): readonly string[] {
  const lists = pairs.map(pair => pair.attributionReasons ?? []);
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0);
  const byKind = new Map<string, Set<string>>();
  for (let position = 0; position < longest; position += 1)
    for (const list of lists) {
      const reason = list[position];
      if (reason === undefined) continue;
      const said = byKind.get(reason.id) ?? new Set<string>();
      byKind.set(reason.id, said.add(words.say(reason)));
    }
  return [...byKind.values()].flatMap(said => {
    const [first, ...others] = said;
    if (first === undefined) return [];
    // At most two are listed; more would flood the page.
    if (others.length < 2) return [first, ...others];
    return [`${first} ${words.text('page.more-pairs', { count: others.length })}`];
  });
}
