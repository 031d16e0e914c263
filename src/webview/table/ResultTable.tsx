import type { VNode } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ratioDomain } from '../../core/charts/ratioAxis';
import type { Comparison, Row } from '../../core/comparison/comparison';
import { type Grouping, groupRows, type Sort } from '../../core/comparison/rowOrder';
import { groupMeansOf } from '../../core/comparison/votes';
import { Detail } from '../detail/Detail';
import { useKey } from '../useKey';
import { useWidth } from '../width';
import { useWords } from '../words';
import { GroupRow } from './GroupRow';
import { linesOf, nextVerdict, type TableLine } from './lines';
import type { PlotAxis } from './PlotCell';
import { SingleRow } from './SingleRow';
import { Spacer } from './Spacer';
import { SystemRow } from './SystemRow';
import { SingleHead, TableHead } from './TableHead';
import { useLineWalk } from './useLineWalk';
import { useTop } from './useTop';
import { useWindowVirtualizer } from './virtual';

/** A line that is to be shown: the system in the row, or its first line. */
export interface Pointed {
  readonly row: string;
  readonly system?: string;
}

interface Props {
  /** The line last pointed at elsewhere on the page. */
  readonly pointed: Pointed | undefined;
  readonly comparison: Comparison;
  /** Those to show, of the comparison or filtered from it. */
  readonly rows: readonly Row[];
  readonly open: readonly string[];
  readonly sort: Sort;
  readonly grouping: Grouping;
  readonly onSort: (sort: Sort) => void;
  readonly onToggle: (row: string) => void;
}

/** Either table has so many. */
const columns = 8;

/** All rows: one line a system, with values, interval, difference and verdict side by side; walked by keyboard. */
export function ResultTable({ pointed, comparison, rows, open, sort, grouping, onSort, onToggle }: Props) {
  const words = useWords();
  const { language } = words;
  const [closed, setClosed] = useState<readonly string[]>([]);
  const table = useRef<HTMLTableElement>(null);
  const plot = useRef<HTMLTableCellElement>(null);
  const width = useWidth(plot);
  const { top, head } = useTop(table);
  const isPaired = comparison.systems.length > 1;
  const lines = useMemo(
    () => linesOf(rows, comparison.baseline, { sort, grouping, closed, language }),
    [rows, comparison.baseline, sort, grouping, closed, language],
  );
  const means = useGroupMeans(comparison, grouping, language);
  const axis: PlotAxis = useMemo(
    () => ({
      domain: ratioDomain(comparison.rows, [], comparison.method.margin),
      margin: comparison.method.margin,
      width,
    }),
    [comparison, width],
  );
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    keyOf: useCallback((index: number) => lines[index]?.id ?? String(index), [lines]),
    estimate: 27,
    top,
    head,
  });
  const { active, setActive, move, onKeyDown } = useLineWalk(table, lines.length, index =>
    virtualizer.scrollToIndex(index),
  );
  // Only when another line is pointed at: a change of order leaves the reader where they are.
  useEffect(() => {
    const index = lines.findIndex(line => isLineOf(line, pointed));
    if (index !== -1) move(index);
  }, [pointed]);
  const goTo = (step: 1 | -1) => {
    const next = nextVerdict(lines, active, step);
    if (next !== undefined) move(next);
  };
  useKey('n', () => goTo(1));
  useKey('p', () => goTo(-1));
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const toggleGroup = (id: string) =>
    setClosed(closed.includes(id) ? closed.filter(other => other !== id) : [...closed, id]);

  // While nothing but the place of the window changes, a line is the same element, which Preact passes over.
  const drawn = useMemo(
    () => new Map<number, VNode>(),
    [lines, open, active, axis, means, comparison, words],
  );
  const draw = (line: TableLine, index: number) => {
    const isActive = index === Math.min(active, lines.length - 1);
    if (line.kind === 'group')
      return (
        <GroupRow
          group={line.group}
          index={index}
          comparison={comparison}
          means={means.get(line.group.id) ?? []}
          columns={columns}
          isClosed={line.isClosed}
          active={isActive}
          onToggle={() => {
            setActive(index);
            toggleGroup(line.group.id);
          }}
        />
      );
    const shared = {
      line,
      index,
      comparison,
      open: open.includes(line.row.id),
      active: isActive,
      onToggle: () => {
        setActive(index);
        onToggle(line.row.id);
      },
    };
    return (
      <>
        {isPaired ? (
          <SystemRow {...shared} axis={axis} />
        ) : (
          <SingleRow {...shared} method={comparison.method} />
        )}
        {shared.open && line.isLast && (
          <tr>
            <td colSpan={columns} class="detail-cell">
              <Detail
                comparison={comparison}
                row={comparison.rows.find(({ id }) => id === line.row.id) ?? line.row}
              />
            </td>
          </tr>
        )}
      </>
    );
  };

  return (
    <table
      ref={table}
      class={isPaired ? 'results pairs' : 'results single'}
      aria-label={words.text('page.table')}
      aria-rowcount={lines.length + 1}
      style={{ '--head': `${head}px` }}
      onKeyDown={onKeyDown}
    >
      {isPaired ? (
        <TableHead comparison={comparison} sort={sort} onSort={onSort} axis={axis} plot={plot} />
      ) : (
        <SingleHead comparison={comparison} sort={sort} onSort={onSort} />
      )}
      {before > 0 && <Spacer height={before} columns={columns} />}
      {items.map(({ index, key }) => {
        const line = lines[index];
        if (line === undefined) return null;
        const known = drawn.get(index);
        if (known !== undefined) return known;
        const body = (
          <tbody key={key} data-index={index} ref={virtualizer.measureElement}>
            {draw(line, index)}
          </tbody>
        );
        drawn.set(index, body);
        return body;
      })}
      {after > 0 && <Spacer height={after} columns={columns} />}
    </table>
  );
}

function isLineOf(line: TableLine, pointed: Pointed | undefined): boolean {
  return (
    line.kind === 'system' &&
    line.row.id === pointed?.row &&
    (pointed.system === undefined || line.pair?.system === pointed.system)
  );
}

/** Means over all rows of each group, whatever a filter shows of them. */
function useGroupMeans(comparison: Comparison, grouping: Grouping, language: string) {
  return useMemo(() => {
    const systems = comparison.systems
      .map(({ label }) => label)
      .filter(label => label !== comparison.baseline);
    return new Map(
      groupRows(comparison.rows, grouping, language).map(({ id, rows }) => [
        id,
        groupMeansOf(rows, comparison.rows, systems),
      ]),
    );
  }, [comparison, grouping, language]);
}
