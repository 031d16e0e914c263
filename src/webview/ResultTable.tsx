import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Comparison, Row } from '../core/comparison/comparison';
import { Detail } from './Detail';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { linesOf, type Sort, sortLines } from './tableLines';
import { useWindowVirtualizer } from './virtual';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly rows: readonly Row[];
  readonly open: readonly string[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onToggle: (row: string) => void;
}

/** The rows as text: the twin of the overview that can be read, sorted and walked by keyboard. */
export function ResultTable({ comparison, rows, open, sort, onSort, onToggle }: Props) {
  const words = useWords();
  const [active, setActive] = useState(0);
  const body = useRef<HTMLTableElement>(null);
  const wanted = useRef<number>(undefined);
  const top = useTop(body);
  const lines = useMemo(
    () => sortLines(linesOf(rows), sort, comparison, words.language),
    [rows, sort, comparison, words.language],
  );
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    keyOf: useCallback((index: number) => lines[index]?.id ?? String(index), [lines]),
    estimate: 28,
    top,
  });
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const last = lines.length - 1;
  const paired = comparison.systems.length > 1;
  const columns = paired ? 8 : 5;

  const move = (to: number) => {
    const next = Math.min(last, Math.max(0, to));
    setActive(next);
    wanted.current = next;
    virtualizer.scrollToIndex(next);
  };
  // A line far away is drawn only after the scroll: it gets the focus with the draw that brings it.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const line = body.current?.querySelector<HTMLElement>(`[data-line="${wanted.current}"]`);
    if (line === null || line === undefined) return;
    wanted.current = undefined;
    line.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['line'] === undefined) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 10,
      PageUp: active - 10,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <section class="table" aria-labelledby="table-title">
      <h2 id="table-title">{words.text('page.table')}</h2>
      <table
        ref={body}
        class="results"
        aria-labelledby="table-title"
        aria-rowcount={lines.length + 1}
        onKeyDown={onKeyDown}
      >
        <TableHead
          sort={sort}
          onSort={onSort}
          paired={paired}
          confidence={Math.round(comparison.method.confidence * 100)}
        />
        {before > 0 && <Spacer height={before} columns={columns} />}
        {items.map(item => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const previous = lines[item.index - 1];
          const closes = lines[item.index + 1]?.row !== line.row;
          const isOpen = open.includes(line.row.id);
          return (
            <tbody key={item.key} data-index={item.index} ref={virtualizer.measureElement}>
              <TableRow
                line={line}
                index={item.index}
                comparison={comparison}
                named={previous?.row !== line.row}
                open={isOpen}
                active={item.index === Math.min(active, last)}
                onToggle={() => {
                  setActive(item.index);
                  onToggle(line.row.id);
                }}
              />
              {isOpen && closes && (
                <tr>
                  <td colSpan={columns} class="detail-cell">
                    <Detail
                      comparison={comparison}
                      row={comparison.rows.find(({ id }) => id === line.row.id) ?? line.row}
                    />
                  </td>
                </tr>
              )}
            </tbody>
          );
        })}
        {after > 0 && <Spacer height={after} columns={columns} />}
      </table>
    </section>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={columns} style={{ height: `${height}px`, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  );
}

/** Distance of an element from the top of the page, after each layout. */
function useTop(element: { readonly current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const now = Math.round(element.current.getBoundingClientRect().top + window.scrollY);
    if (now !== top) setTop(now);
  });
  return top;
}
