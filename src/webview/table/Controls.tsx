import { useRef } from 'preact/hooks';
import type { Comparison, Row } from '../../core/comparison/comparison';
import type { Headline } from '../../core/comparison/headline';
import { type Grouping, groupings, type Sort, type SortKey, sortKeys } from '../../core/comparison/rowOrder';
import type { Filter, FilterMistake } from '../../core/filter/filter';
import type { ViewChoices } from '../../protocol/page';
import { useRoving } from '../useRoving';
import { useWords } from '../words';
import { ChoiceMenu } from './ChoiceMenu';
import { Facets } from './Facets';
import { FilterBox } from './FilterBox';
import { TrustFacets } from './TrustFacets';

interface Props {
  readonly comparison: Comparison;
  readonly headline: Headline;
  readonly text: string;
  readonly filter: Filter | FilterMistake;
  /** Those the filter leaves. */
  readonly rows: readonly Row[];
  readonly grouping: Grouping;
  readonly sort: Sort;
  readonly choose: (change: Partial<ViewChoices>) => void;
}

/** The orders to choose from: most compare, which one result does not. */
const orders: Readonly<Record<'ofPairs' | 'ofOne', readonly SortKey[]>> = {
  ofPairs: sortKeys.filter(key => key !== 'noise'),
  ofOne: ['noise', 'file', 'name', 'trials'],
};

/** What filters, groups and orders the table. */
export function Controls({ comparison, headline, text, filter, rows, grouping, sort, choose }: Props) {
  const words = useWords();
  const isPaired = comparison.systems.length > 1;
  const filtering = { filter: text, onFilter: (next: string) => choose({ filter: next }) };
  const bar = useRef<HTMLDivElement>(null);
  useRoving(bar, '.facet, .choice > summary');
  return (
    <div class="controls">
      <div class="bar" role="toolbar" aria-label={words.text('page.table-controls')} ref={bar}>
        {isPaired ? (
          <Facets headline={headline} {...filtering} />
        ) : (
          <TrustFacets comparison={comparison} {...filtering} />
        )}
        <ChoiceMenu
          label={words.text('page.group-by')}
          value={grouping}
          options={groupings.map(one => [one, words.text('page.grouping', { grouping: one })])}
          onChoose={next => choose({ grouping: next })}
        />
        <ChoiceMenu
          label={words.text('page.order')}
          value={sort.key}
          options={(isPaired ? orders.ofPairs : orders.ofOne).map(key => [
            key,
            key === 'noise' ? words.text('single.order-noise') : words.text('page.order-by', { key }),
          ])}
          // Chosen again, it turns round.
          onChoose={key =>
            choose({ sort: { key, descending: key === sort.key ? !sort.descending : key === 'noise' } })
          }
        />
      </div>
      <FilterBox
        text={text}
        onText={next => choose({ filter: next })}
        mistake={filter.kind === 'mistake' ? filter : undefined}
        said={words.text('page.filtered', { shown: rows.length, total: comparison.rows.length })}
        hint={words.text(isPaired ? 'page.filter-hint' : 'single.filter-hint')}
      />
    </div>
  );
}
