import { unitOfMeans } from '../../core/comparison/unit';
import type { Run } from '../../core/history/history';
import type { Moments } from '../../core/history/momentText';
import { noStepText } from '../../core/history/rowText';
import { shortStepText } from '../../core/history/stepText';
import type { HistoryLine } from '../../core/reports/historyLines';
import { LineRow, type PlaceProps } from '../table/LineRow';
import { useWords } from '../words';
import { Course } from './Course';
import { StepMark } from './StepMark';

interface Props extends PlaceProps {
  readonly line: HistoryLine;
  readonly runs: readonly Run[];
  readonly moments: Moments;
}

/** A benchmark over time in one line: its values, their course and its steps. */
export function BenchmarkLine({ line, runs, moments, ...place }: Props) {
  const words = useWords();
  const { row } = line;
  const unit = unitOfMeans(
    row.scale,
    row.points.map(({ mean }) => mean),
  );
  const { steps = [] } = row;
  return (
    <LineRow {...place} row={row} unit={unit}>
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
    </LineRow>
  );
}
