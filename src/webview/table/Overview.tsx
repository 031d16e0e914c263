import { useMemo, useRef } from 'preact/hooks';
import { heatRoom, heatSpec } from '../../core/charts/heat';
import { heatTable, mostHeatRows } from '../../core/charts/heatCells';
import type { Comparison, Row } from '../../core/comparison/comparison';
import { type Sort, sortRows } from '../../core/comparison/rowOrder';
import { CopyChart } from '../detail/CopyChart';
import { useChartTheme } from '../detail/chartTheme';
import { VegaChart } from '../detail/VegaChart';
import { useWidth } from '../width';
import { useWords } from '../words';

/** Fewer systems are seen at once in the table itself. */
export const fewestForOverview = 6;

interface Props {
  readonly comparison: Comparison;
  /** Those that the filter leaves. */
  readonly rows: readonly Row[];
  readonly sort: Sort;
  /** Shows the line of a system in a row. */
  readonly onPick: (row: string, system: string) => void;
}

/** Benchmark by system: where the established differences are. A cell leads to its line in the table, which says the same in words. */
export function Overview({ comparison, rows, sort, onPick }: Props) {
  const words = useWords();
  const theme = useChartTheme();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const table = useMemo(
    () =>
      heatTable(
        comparison,
        sortRows(rows, sort, words.language),
        words.language,
        width === 0 ? undefined : heatRoom(width),
      ),
    [comparison, rows, sort, words, width],
  );
  const spec = useMemo(
    () => (width === 0 ? undefined : heatSpec({ comparison, table, width, theme })),
    [comparison, table, width, theme],
  );
  const others = comparison.systems.length - 1;
  const isCut = table.rows.length === mostHeatRows || table.systems.length < others;
  if (table.rows.length === 0) return null;
  return (
    <details class="overview" open>
      <summary>
        {words.text('page.overview', {
          rows: table.rows.length,
          allRows: rows.length,
          systems: table.systems.length,
          allSystems: others,
          cut: isCut ? 'cut' : 'all',
        })}
      </summary>
      <p class="muted">{words.text('page.overview-legend')}</p>
      <div ref={place}>
        {spec !== undefined && (
          <>
            <VegaChart
              spec={spec}
              onClick={datum => {
                const cell = table.cells.find(one => isOf(datum, one.row, one.system));
                if (cell !== undefined) onPick(cell.row, cell.system);
              }}
            />
            <CopyChart spec={spec} background={theme.background} />
          </>
        )}
      </div>
    </details>
  );
}

function isOf(datum: unknown, row: string, system: string): boolean {
  return (
    typeof datum === 'object' &&
    datum !== null &&
    'row' in datum &&
    datum.row === row &&
    'system' in datum &&
    datum.system === system
  );
}
