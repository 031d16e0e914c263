import type { RefObject } from 'preact';
import type { Comparison } from '../../core/comparison/comparison';
import type { Sort, SortKey } from '../../core/comparison/rowOrder';
import { largestFirst, noisiestFirst } from '../../core/comparison/rowOrder';
import { Icon } from '../marks/Icon';
import { SystemMark } from '../marks/SystemMark';
import { useWords } from '../words';
import { type PlotAxis, PlotHead } from './PlotCell';

interface Props {
  readonly comparison: Comparison;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly axis: PlotAxis;
  /** The column of the plot, whose width the axis has. */
  readonly plot: RefObject<HTMLTableCellElement | null>;
}

/** The head of the table of pairs: names that sort, and the numbers of the axis. */
export function TableHead({ comparison, sort, onSort, axis, plot }: Props) {
  const words = useWords();
  const { systems, baseline } = comparison;
  const index = systems.findIndex(({ label }) => label === baseline);
  const others = systems.filter(({ label }) => label !== baseline);
  // One other system gives its column a name; of several, each line has its mark.
  const other = others.length === 1 ? others[0] : undefined;
  return (
    <thead>
      <tr>
        <NameHeads sort={sort} onSort={onSort} />
        <th scope="col" class="figure" title={baseline}>
          <SystemMark index={index} /> {shortName(baseline) ?? words.text('page.baseline')}
        </th>
        <th scope="col" class="figure" title={other?.label}>
          {other !== undefined && <SystemMark index={systems.indexOf(other)} />}{' '}
          {shortName(other?.label) ?? words.text('page.column-other')}
        </th>
        <th scope="col" class="plot-cell" ref={plot}>
          <span class="visually-hidden">{words.text('page.column-ratio')}</span>
          <span class="better">{words.text('page.better')}</span>
          <PlotHead axis={axis} />
        </th>
        <SortHead
          name={words.text('page.column-difference')}
          by="difference"
          sort={sort}
          onSort={onSort}
          isFigure
        />
        <SortHead name={words.text('page.column-verdict')} by="verdict" sort={sort} onSort={onSort} />
        <th scope="col">{words.text('page.column-notes')}</th>
      </tr>
    </thead>
  );
}

/** Longer names than this do not fit in a head; the mark beside it and the lines above the table tell the system. */
const longestName = 12;

function shortName(name: string | undefined): string | undefined {
  return name !== undefined && name.length <= longestName ? name : undefined;
}

/** The head of the table of one system. */
export function SingleHead({ comparison, sort, onSort }: Pick<Props, 'comparison' | 'sort' | 'onSort'>) {
  const words = useWords();
  const usual = noisiestFirst;
  return (
    <thead>
      <tr>
        <NameHeads sort={sort} onSort={onSort} usual={usual} />
        <th scope="col" class="figure">
          {words.text('page.column-mean')}
        </th>
        <SortHead
          name={words.text('single.column', {
            column: 'precision',
            confidence: Math.round(comparison.method.confidence * 100),
          })}
          by="noise"
          sort={sort}
          onSort={onSort}
          usual={usual}
          isFigure
        />
        <th scope="col">{words.text('single.column-trials')}</th>
        <SortHead
          name={words.text('page.column-trials')}
          by="trials"
          sort={sort}
          onSort={onSort}
          usual={usual}
          isFigure
        />
        <th scope="col" class="figure">
          {words.text('single.column-time')}
        </th>
        <th scope="col">{words.text('page.column-notes')}</th>
      </tr>
    </thead>
  );
}

/** The first two columns of either table. */
function NameHeads({ usual, sort, onSort }: Pick<SortHeadProps, 'usual' | 'sort' | 'onSort'>) {
  const words = useWords();
  return (
    <>
      <SortHead
        name={words.text('page.column-benchmark')}
        by="name"
        sort={sort}
        onSort={onSort}
        usual={usual}
      />
      <th scope="col">
        <span class="visually-hidden">{words.text('page.column-unit')}</span>
      </th>
    </>
  );
}

interface SortHeadProps {
  readonly name: string;
  readonly by: SortKey;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** The order after `descending`; the largest difference first where it is absent. */
  readonly usual?: Sort | undefined;
  readonly isFigure?: true;
}

/** A head that sorts: up, then down, then the default order again. */
function SortHead({ name, by, sort, onSort, usual = largestFirst, isFigure }: SortHeadProps) {
  const direction = sort.key !== by ? 'none' : sort.descending ? 'descending' : 'ascending';
  const next: Sort =
    direction === 'none'
      ? { key: by, descending: false }
      : direction === 'ascending'
        ? { key: by, descending: true }
        : usual;
  return (
    <th scope="col" aria-sort={direction} class={isFigure ? 'figure' : undefined}>
      {/* No stop of its own: the choice of the order above has all of them. */}
      <button type="button" class="sort" tabIndex={-1} onClick={() => onSort(next)}>
        {name}
        {direction !== 'none' && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
      </button>
    </th>
  );
}
