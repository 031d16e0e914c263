import type { Comparison } from '../core/comparison/comparison';
import { creditOf } from '../core/comparison/credit';
import { comparabilityLine } from '../core/comparison/factRows';
import type { Attribution } from '../core/environment/fairness/attributionKind';
import { FactsTable } from './FactsTable';
import { useWords } from './words';

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
  const credit = creditOf(pairs, words);
  if (credit === undefined) return null;
  const { attribution: worst, reasons } = credit;
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
