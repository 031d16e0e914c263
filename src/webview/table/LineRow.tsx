import type { ComponentChildren } from 'preact';
import { nameParts } from '../../core/comparison/benchmarkName';
import { unitOf } from '../../core/comparison/unit';
import type { SystemLine } from './lines';
import { UnitText } from './Value';

/** What every line of the table gets. */
export interface LineProps {
  readonly line: SystemLine;
  readonly index: number;
  readonly open: boolean;
  /** In the order of Tab. */
  readonly active: boolean;
  readonly onToggle: () => void;
}

interface Props extends LineProps {
  /** The system of a line whose name alone does not tell it. */
  readonly label?: string | undefined;
  /** The cells after name and unit. */
  readonly children: ComponentChildren;
}

/** A line: the benchmark's name, which opens it, its unit in the first line of a row, and further cells. */
export function LineRow({ line, index, open, active, onToggle, label, children }: Props) {
  const { row, isFirst } = line;
  const { name, options } = nameParts(row);
  const unit = unitOf(row);
  return (
    <tr
      class={['line', ...(open ? ['open'] : []), ...(isFirst ? ['first'] : [])].join(' ')}
      aria-rowindex={index + 2}
      onClick={event => {
        // The button handles its own click.
        if (event.target instanceof Element && event.target.closest('button') === null) onToggle();
      }}
    >
      <th scope="row" class="benchmark">
        <button
          type="button"
          class="toggle"
          aria-expanded={open}
          data-line={index}
          tabIndex={active ? 0 : -1}
          onClick={onToggle}
        >
          <span class={isFirst ? undefined : 'visually-hidden'}>
            <b>{name}</b>
            {options !== '' && <small> {options}</small>}
            <small class="unit-beside-name">
              {' '}
              <UnitText unit={unit} row={row} />
            </small>
          </span>
          {label !== undefined && <span class="visually-hidden">, {label}</span>}
        </button>
      </th>
      <td class="unit" title={row.scale}>
        {isFirst && <UnitText unit={unit} row={row} />}
      </td>
      {children}
    </tr>
  );
}
