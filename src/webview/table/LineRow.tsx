import type { ComponentChildren } from 'preact';
import { nameParts } from '../../core/comparison/benchmarkName';
import type { Row } from '../../core/comparison/comparison';
import type { Unit } from '../../core/comparison/unit';
import type { SystemLine } from './lines';
import { UnitText } from './Value';

/** What every line of a table gets. */
export interface PlaceProps {
  readonly index: number;
  readonly open: boolean;
  /** In the order of Tab. */
  readonly active: boolean;
  readonly onToggle: () => void;
}

/** The same of a line of a comparison. */
export interface LineProps extends PlaceProps {
  readonly line: SystemLine;
}

interface Props extends PlaceProps {
  readonly row: Pick<Row, 'title' | 'appVersion' | 'description' | 'scale' | 'proportion'>;
  readonly unit: Unit;
  /** False for a further line of a row, which does not repeat what the first one says. */
  readonly isFirst?: boolean;
  /** The system of a line whose name alone does not tell it. */
  readonly label?: string | undefined;
  /** The cells after name and unit. */
  readonly children: ComponentChildren;
}

/** A line: the benchmark's name, which opens it, its unit in the first line of a row, and further cells. */
export function LineRow({
  row,
  unit,
  isFirst = true,
  index,
  open,
  active,
  onToggle,
  label,
  children,
}: Props) {
  const { name, options } = nameParts(row);
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
