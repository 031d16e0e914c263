import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import type { HistoryOutline } from '../../core/history/history';
import { momentsOfRuns } from '../../core/history/momentText';
import type { HistoryLine } from '../../core/reports/historyLines';
import { Spacer } from '../table/Spacer';
import { useLineWalk } from '../table/useLineWalk';
import { useTop } from '../table/useTop';
import { useWindowVirtualizer } from '../table/virtual';
import { useWords } from '../words';
import { BenchmarkLine } from './BenchmarkLine';
import { BenchmarkOverTime } from './BenchmarkOverTime';

interface Props {
  readonly history: HistoryOutline;
  /** Those to show. */
  readonly lines: readonly HistoryLine[];
  readonly open: readonly string[];
  /** The row last asked for elsewhere on the page. */
  readonly pointed: { readonly row: string } | undefined;
  readonly onToggle: (row: string) => void;
}

const columns = ['benchmark', 'unit', 'runs', 'first', 'last', 'course', 'steps'] as const;
const figures: ReadonlySet<string> = new Set(['runs', 'first', 'last']);

/** A line a benchmark, those with a step for the worse first; walked by keyboard, and each opens its chart. */
export function HistoryTable({ history, lines, open, pointed, onToggle }: Props) {
  const words = useWords();
  const table = useRef<HTMLTableElement>(null);
  const { top, head } = useTop(table);
  const moments = useMemo(() => momentsOfRuns(history.runs, words.language), [history, words]);
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    keyOf: useCallback((index: number) => lines[index]?.row.id ?? String(index), [lines]),
    estimate: 27,
    top,
    head,
  });
  const { active, setActive, move, onKeyDown } = useLineWalk(table, lines.length, index =>
    virtualizer.scrollToIndex(index),
  );
  useEffect(() => {
    const index = lines.findIndex(({ row }) => row.id === pointed?.row);
    if (index !== -1) move(index);
  }, [pointed]);
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <table
      ref={table}
      class="results over-time"
      aria-label={words.text('history.table')}
      aria-rowcount={lines.length + 1}
      style={{ '--head': `${head}px` }}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(column => (
            <th key={column} scope="col" class={figures.has(column) ? 'figure' : undefined}>
              {words.text('history.column', { column })}
            </th>
          ))}
        </tr>
      </thead>
      {before > 0 && <Spacer height={before} columns={columns.length} />}
      {items.map(({ index, key }) => {
        const line = lines[index];
        if (line === undefined) return null;
        const { row } = line;
        const isOpen = open.includes(row.id);
        return (
          <tbody key={key} data-index={index} ref={virtualizer.measureElement}>
            <BenchmarkLine
              line={line}
              runs={history.runs}
              moments={moments}
              index={index}
              open={isOpen}
              active={index === Math.min(active, lines.length - 1)}
              onToggle={() => {
                setActive(index);
                onToggle(row.id);
              }}
            />
            {isOpen && (
              <tr>
                <td colSpan={columns.length} class="detail-cell">
                  <BenchmarkOverTime history={history} row={row} moments={moments} />
                </td>
              </tr>
            )}
          </tbody>
        );
      })}
      {after > 0 && <Spacer height={after} columns={columns.length} />}
    </table>
  );
}
