import { useMemo } from 'preact/hooks';
import type { Comparison } from '../../core/comparison/comparison';
import { repeatedRuns } from '../../core/comparison/repeatedRuns';
import { host } from '../host';
import { useWords } from '../words';

/** The others are behind a click. */
const mostShown = 2;

interface Props {
  readonly comparison: Comparison;
  /** Whether the page is of a document, in which they are merged; else a new comparison opens. */
  readonly editable: boolean;
}

/** Offers to make one system of those that look like runs of one machine. */
export function MergeHint({ comparison, editable }: Props) {
  const words = useWords();
  const groups = useMemo(() => repeatedRuns(comparison), [comparison]);
  if (groups.length === 0) return null;
  const items = groups.map(labels => (
    <li key={labels[0]}>
      {words.text('page.look-like-runs', {
        count: labels.length,
        first: labels[0] ?? '',
        last: labels.at(-1) ?? '',
      })}{' '}
      <button
        type="button"
        class="link"
        onClick={() => void host.call('change', { kind: 'pool', labels: [...labels] })}
      >
        {words.text('page.merge-runs', { where: editable ? 'here' : 'elsewhere' })}
      </button>
    </li>
  ));
  return (
    <div class="hints">
      <ul>{items.slice(0, mostShown)}</ul>
      {items.length > mostShown && (
        <details>
          <summary>{words.text('page.more-runs', { count: items.length - mostShown })}</summary>
          <ul>{items.slice(mostShown)}</ul>
        </details>
      )}
    </div>
  );
}
