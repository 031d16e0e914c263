import { useMemo } from 'preact/hooks';
import * as v from 'valibot';
import { filterRows, parseFilter } from '../core/comparison/filter';
import type { Comparison } from '../core/comparison/model';
import { FilterBox } from './FilterBox';
import { Header } from './Header';
import { NearMisses } from './NearMisses';
import { Overview } from './Overview';
import { Problems } from './Problems';
import { usePersisted } from './persisted';
import { RefreshAnnouncement } from './RefreshAnnouncement';
import { ResultTable } from './ResultTable';
import { SystemChips } from './SystemChips';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly view: 'result' | 'comparison';
}

/** The page of DESIGN.md, top to bottom: what was compared, the overview, the same as a table. */
export function ComparisonPage({ comparison, view }: Props) {
  const words = useWords();
  const [filterText, setFilterText] = usePersisted('filter', v.string(), '');
  const [open, setOpen] = usePersisted('open', v.array(v.string()), []);
  const filter = useMemo(() => parseFilter(filterText), [filterText]);
  // A mistake in the box hides nothing: all rows stay until the text makes sense again.
  const rows = useMemo(
    () => (filter.kind === 'filter' ? filterRows(comparison, filter) : comparison.rows),
    [comparison, filter],
  );
  const toggle = (id: string) =>
    setOpen(open.includes(id) ? open.filter(other => other !== id) : [...open, id]);

  return (
    <main>
      <Header comparison={comparison} view={view} />
      <SystemChips comparison={comparison} editable={view === 'comparison'} />
      <Problems problems={comparison.problems} />
      {comparison.rows.length === 0 ? (
        <p>{words.text('page.no-results')}</p>
      ) : (
        <>
          <FilterBox
            text={filterText}
            onText={setFilterText}
            filter={filter}
            shown={rows.length}
            total={comparison.rows.length}
          />
          <Overview comparison={comparison} rows={rows} onOpen={id => !open.includes(id) && toggle(id)} />
          <ResultTable comparison={comparison} rows={rows} open={open} onToggle={toggle} />
          <NearMisses comparison={comparison} />
        </>
      )}
      <RefreshAnnouncement comparison={comparison} />
    </main>
  );
}
