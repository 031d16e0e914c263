import type { Comparison } from '../../core/comparison/comparison';
import type { RowGroup } from '../../core/comparison/rowOrder';
import type { GroupMean } from '../../core/comparison/votes';
import type { Formatter } from '../../core/messages/formatter';
import { formatChange } from '../../core/messages/numbers';
import { Icon } from '../marks/Icon';
import { SystemMark } from '../marks/SystemMark';
import { useWords } from '../words';

interface Props {
  readonly group: RowGroup;
  readonly index: number;
  readonly comparison: Comparison;
  readonly means: readonly GroupMean[];
  readonly columns: number;
  readonly isClosed: boolean;
  readonly active: boolean;
  readonly onToggle: () => void;
}

/** The heading of a group: its name, how many benchmarks it has, and the mean of each system over them. */
export function GroupRow({ group, index, comparison, means, columns, isClosed, active, onToggle }: Props) {
  const words = useWords();
  return (
    <tr class="group" aria-rowindex={index + 2}>
      <th scope="rowgroup" colSpan={columns}>
        <button
          type="button"
          class="toggle"
          aria-expanded={!isClosed}
          data-line={index}
          tabIndex={active ? 0 : -1}
          onClick={onToggle}
        >
          <Icon name={isClosed ? 'chevron-right' : 'chevron-down'} />
          <b>{groupName(group, words)}</b>{' '}
          <small>{words.text('page.group-count', { kind: group.kind, count: group.rows.length })}</small>
        </button>
        {means.map(({ system, ratio }) => (
          <small key={system} class="group-mean">
            <SystemMark index={comparison.systems.findIndex(({ label }) => label === system)} name={system} />{' '}
            {formatChange(ratio, words.language)}
          </small>
        ))}
      </th>
    </tr>
  );
}

export function groupName({ kind, name }: RowGroup, words: Formatter): string {
  if (kind === 'profile') return name;
  return kind === 'type' ? words.text('page.test-type', { type: name }) : words.text('page.group', { kind });
}
