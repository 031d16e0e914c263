import { useMemo } from 'preact/hooks';
import type { Comparison } from '../../core/comparison/comparison';
import { repeatedRuns } from '../../core/comparison/repeatedRuns';
import { host } from '../host';
import { useWords } from '../words';

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
  return (
    <ul class="hints">
      {groups.map(labels => (
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
      ))}
    </ul>
  );
}
