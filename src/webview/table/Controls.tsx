import { useRef } from 'preact/hooks';
import type { Row } from '../../core/comparison/comparison';
import type { Headline } from '../../core/comparison/headline';
import { type Grouping, groupings, type Sort, sortKeys } from '../../core/comparison/rowOrder';
import type { Filter, FilterMistake } from '../../core/filter/filter';
import type { ViewChoices } from '../../protocol/page';
import { useRoving } from '../useRoving';
import { useWords } from '../words';
import { ChoiceMenu } from './ChoiceMenu';
import { Facets } from './Facets';
import { FilterBox } from './FilterBox';

interface Props {
  readonly headline: Headline;
  readonly text: string;
  readonly filter: Filter | FilterMistake;
  /** Those the filter leaves, and how many there are. */
  readonly rows: readonly Row[];
  readonly total: number;
  readonly grouping: Grouping;
  readonly sort: Sort;
  readonly choose: (change: Partial<ViewChoices>) => void;
}

/** What filters, groups and orders the table. */
export function Controls({ headline, text, filter, rows, total, grouping, sort, choose }: Props) {
  const words = useWords();
  const bar = useRef<HTMLDivElement>(null);
  useRoving(bar, '.facet, .choice > summary');
  return (
    <div class="controls">
      <div class="bar" role="toolbar" aria-label={words.text('page.table-controls')} ref={bar}>
        <Facets headline={headline} filter={text} onFilter={next => choose({ filter: next })} />
        <ChoiceMenu
          label={words.text('page.group-by')}
          value={grouping}
          options={groupings.map(one => [one, words.text('page.grouping', { grouping: one })])}
          onChoose={next => choose({ grouping: next })}
        />
        <ChoiceMenu
          label={words.text('page.order')}
          value={sort.key}
          options={sortKeys.map(key => [key, words.text('page.order-by', { key })])}
          // Chosen again, it turns round.
          onChoose={key => choose({ sort: { key, descending: key === sort.key && !sort.descending } })}
        />
      </div>
      <FilterBox
        text={text}
        onText={next => choose({ filter: next })}
        filter={filter}
        shown={rows.length}
        total={total}
      />
    </div>
  );
}
