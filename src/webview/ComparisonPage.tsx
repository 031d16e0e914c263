import { useMemo } from 'preact/hooks';
import type { Comparison } from '../core/comparison/comparison';
import { filterRows, parseFilter } from '../core/filter/filter';
import type { ViewChoices } from '../protocol/page';
import { Comparability } from './Comparability';
import { FilterBox } from './FilterBox';
import { Header } from './Header';
import { NearMisses } from './NearMisses';
import { Overview } from './Overview';
import { Problems } from './Problems';
import { RefreshAnnouncement } from './RefreshAnnouncement';
import { ResultTable } from './ResultTable';
import { SystemChips } from './SystemChips';
import type { Sort } from './tableLines';
import { useViewChoices } from './viewChoices';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly view: 'result' | 'comparison';
  readonly initial: ViewChoices;
}

const asInFile: Sort = { key: 'file', descending: false };

/** The page of DESIGN.md, top to bottom: what was compared, the overview, the same as a table. */
export function ComparisonPage({ comparison, view, initial }: Props) {
  const words = useWords();
  const [{ filter: filterText = '', sort = asInFile, open = [] }, choose] = useViewChoices(initial);
  const filter = useMemo(() => parseFilter(filterText), [filterText]);
  // A mistake in the box hides nothing: all rows stay until the text makes sense again.
  const rows = useMemo(
    () => (filter.kind === 'filter' ? filterRows(comparison, filter) : comparison.rows),
    [comparison, filter],
  );
  const toggle = (id: string) =>
    choose({ open: open.includes(id) ? open.filter(other => other !== id) : [...open, id] });

  return (
    <main>
      <Header comparison={comparison} view={view} />
      <SystemChips comparison={comparison} editable={view === 'comparison'} />
      <Comparability comparison={comparison} />
      <Problems problems={comparison.problems} />
      {comparison.rows.length === 0 ? (
        <p>{words.text('page.no-results')}</p>
      ) : (
        <>
          <FilterBox
            text={filterText}
            onText={text => choose({ filter: text })}
            filter={filter}
            shown={rows.length}
            total={comparison.rows.length}
          />
          <Overview comparison={comparison} rows={rows} onOpen={id => !open.includes(id) && toggle(id)} />
          <ResultTable
            comparison={comparison}
            rows={rows}
            open={open}
            sort={sort}
            onSort={next => choose({ sort: next })}
            onToggle={toggle}
          />
          <NearMisses comparison={comparison} />
        </>
      )}
      <RefreshAnnouncement comparison={comparison} />
    </main>
  );
}
