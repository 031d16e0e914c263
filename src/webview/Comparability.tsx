import { comparabilityLine } from '../core/comparison/factRows';
import type { Comparison, PairComparison } from '../core/comparison/model';
import type { Attribution } from '../core/environment/attribution';
import type { Formatter } from '../core/messages/formatter';
import { FactsTable } from './FactsTable';
import { useWords } from './words';

/** From what forbids most to what says least. */
const order: readonly Attribution[] = ['blocked', 'caution', 'creditable', 'none'];
const signs: Readonly<Record<Attribution, string>> = {
  blocked: '⚠',
  caution: '⚠',
  creditable: '✓',
  none: 'ⓘ',
};
/** So many reasons stand open; the facts below tell all. */
const mostReasons = 4;

/** May the hypervisor have the credit? One line, the reasons, and behind it the table of facts. */
export function Comparability({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  if (comparison.systems.length < 2) return null;
  const pairs = comparison.rows.flatMap(row => row.comparisons);
  const worst = order.find(attribution => pairs.some(pair => pair.attribution === attribution));
  if (worst === undefined) return null;
  const reasons = reasonsOf(
    pairs.filter(pair => pair.attribution === worst),
    words,
  );
  return (
    <section class={`comparability ${worst}`} aria-label={words.text('page.comparability')}>
      <p>
        <span aria-hidden="true">{signs[worst]} </span>
        <strong>{words.text(`page.attribution-${worst}`)}</strong> {reasons.slice(0, mostReasons).join(' ')}
      </p>
      <details>
        <summary>
          {words.say(comparabilityLine(comparison.facts))}{' '}
          {words.text('page.show-facts', { count: comparison.facts.length })}
        </summary>
        {reasons.length > mostReasons && (
          <ul>
            {reasons.slice(mostReasons).map(reason => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        <FactsTable comparison={comparison} />
      </details>
    </section>
  );
}

/**
 * Each kind of reason once, with its first pair and how many more pairs it holds for: what decides
 * first for any pair comes before what comes second.
 */
function reasonsOf(pairs: readonly PairComparison[], words: Formatter): readonly string[] {
  const lists = pairs.map(pair => pair.attributionReasons ?? []);
  const longest = Math.max(0, ...lists.map(list => list.length));
  const inOrder = Array.from({ length: longest }, (_, position) =>
    lists.flatMap(list => list[position] ?? []),
  ).flat();
  const byKind = new Map<string, Set<string>>();
  for (const reason of inOrder) {
    byKind.set(reason.id, (byKind.get(reason.id) ?? new Set()).add(words.say(reason)));
  }
  return [...byKind.values()].flatMap(said => {
    const [first, ...others] = said;
    if (first === undefined) return [];
    // Two are told; more would drown the page.
    if (others.length < 2) return [first, ...others];
    return [`${first} ${words.text('page.more-pairs', { count: others.length })}`];
  });
}
