import { comparabilityLine } from '../core/comparison/factRows';
import type { Comparison, PairComparison } from '../core/comparison/model';
import type { Attribution } from '../core/environment/attribution';
import type { Message } from '../core/messages/message';
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
  const reasons = distinct(
    pairs.filter(pair => pair.attribution === worst),
    words.say.bind(words),
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

/** Every reason once: the first of each pair before the second of any, since the first decides. */
function distinct(pairs: readonly PairComparison[], say: (message: Message) => string): readonly string[] {
  const lists = pairs.map(pair => pair.attributionReasons ?? []);
  const longest = Math.max(0, ...lists.map(list => list.length));
  const inOrder = Array.from({ length: longest }, (_, position) =>
    lists.flatMap(list => list[position] ?? []),
  );
  return [...new Set(inOrder.flat().map(say))];
}
