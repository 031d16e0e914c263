import { useMemo } from 'preact/hooks';
import { benchmarkName } from '../../core/comparison/benchmarkName';
import type { HistoryOutline, OutlineRow } from '../../core/history/history';
import { momentsOfRuns } from '../../core/history/momentText';
import { type SaidOfRow, saidOfRow, worstFirst } from '../../core/reports/historyLines';
import { useWords } from '../words';
import { Some } from './Some';
import { StepMark } from './StepMark';

interface Props {
  readonly history: HistoryOutline;
  /** Opens a row, and leads to it. */
  readonly onShow: (row: string) => void;
}

interface Item {
  readonly row: OutlineRow;
  readonly said: SaidOfRow;
  readonly id: string;
}

/** What is found, the largest step for the worse first; each leads to its row. */
export function StepList({ history, onShow }: Props) {
  const words = useWords();
  const items = useMemo(() => {
    const moments = momentsOfRuns(history.runs, words.language);
    return worstFirst(history.rows).flatMap(row =>
      saidOfRow(row, moments, words).map((said, index): Item => ({ row, said, id: `${row.id} ${index}` })),
    );
  }, [history, words]);
  return (
    <Some items={items} most={8}>
      {({ row, said: { step, text }, id }) => (
        <li key={id}>
          <StepMark step={step} />{' '}
          <button
            type="button"
            class="link"
            aria-label={words.text('history.show-row', { benchmark: benchmarkName(row) })}
            onClick={() => onShow(row.id)}
          >
            {benchmarkName(row)}
          </button>{' '}
          {text}
        </li>
      )}
    </Some>
  );
}
