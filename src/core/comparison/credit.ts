import type { Attribution } from '../environment/fairness/attributionKind';
import type { Formatter } from '../messages/formatter';
import type { PairComparison } from './model';

/** From what forbids most to what says least. */
const order: readonly Attribution[] = ['blocked', 'caution', 'creditable', 'none'];

/** May the hypervisor have the credit for these pairs? What forbids most, and why. */
export interface Credit {
  readonly attribution: Attribution;
  /** Sentences, what decides first before what comes second. */
  readonly reasons: readonly string[];
}

/** The credit of pairs together, as the page and the reports say it; undefined where none is judged. */
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

/** Each kind of reason once, with its first pair and how many more pairs it holds for. */
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
    // Two are told; more would drown the page.
    if (others.length < 2) return [first, ...others];
    return [`${first} ${words.text('page.more-pairs', { count: others.length })}`];
  });
}
