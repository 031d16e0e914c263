import { nameParts } from '../../core/comparison/benchmarkName';
import { unitOfMeans } from '../../core/comparison/unit';
import type { Run } from '../../core/history/history';
import type { Moments } from '../../core/history/momentText';
import { noStepText } from '../../core/history/rowText';
import { shortStepText } from '../../core/history/stepText';
import type { HistoryLine } from '../../core/reports/historyLines';
import { UnitText } from '../table/Value';
import { useWords } from '../words';
import { Course } from './Course';
import { StepMark } from './StepMark';

interface Props {
  readonly line: HistoryLine;
  readonly runs: readonly Run[];
  readonly moments: Moments;
  readonly index: number;
  readonly open: boolean;
  /** In the order of Tab. */
  readonly active: boolean;
  readonly onToggle: () => void;
}

/** A benchmark over time in one line: its name, which opens it, its values, their course and its steps. */
export function BenchmarkLine({ line, runs, moments, index, open, active, onToggle }: Props) {
  const words = useWords();
  const { row } = line;
  const { name, options } = nameParts(row);
  const unit = unitOfMeans(
    row.scale,
    row.points.map(({ mean }) => mean),
  );
  const { steps = [] } = row;
  return (
    <tr
      class={open ? 'line first open' : 'line first'}
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
          <b>{name}</b>
          {options !== '' && <small> {options}</small>}
          <small class="unit-within">
            {' '}
            <UnitText unit={unit} row={row} />
          </small>
        </button>
      </th>
      <td class="unit" title={row.scale}>
        <UnitText unit={unit} row={row} />
      </td>
      <td class="figure">{line.runs}</td>
      <td class="figure">{line.first}</td>
      <td class="figure">{line.last}</td>
      <td class="spark-cell">
        <Course row={row} runs={runs} />
      </td>
      <td class="steps">
        {steps.length === 0 ? (
          <span class="muted">{noStepText(row, words)}</span>
        ) : (
          steps.map(step => (
            <span key={step.point} class={step.isSmall ? 'muted' : step.verdict}>
              <StepMark step={step} /> {shortStepText(step, moments, words)}
            </span>
          ))
        )}
      </td>
    </tr>
  );
}
