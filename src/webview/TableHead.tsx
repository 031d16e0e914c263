import type { Sort, SortKey } from './tableLines';
import { useWords } from './words';

interface Props {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly paired: boolean;
  /** Percent. */
  readonly confidence: number;
}

interface Column {
  readonly key: SortKey;
  readonly name: string;
  readonly figure: boolean;
}

/** Headers that sort: first up, then down, then the file's own order again. */
export function TableHead({ sort, onSort, paired, confidence }: Props) {
  const words = useWords();
  const column = (key: SortKey, name: string, figure = false): Column => ({ key, name, figure });
  const columns = [
    column('name', words.text('page.column-benchmark')),
    column('system', words.text('page.column-system')),
    ...(paired
      ? [
          column('verdict', words.text('page.column-verdict')),
          column('difference', words.text('page.column-difference'), true),
          column('uncertainty', words.text('page.column-interval', { confidence }), true),
        ]
      : [column('difference', words.text('page.column-mean', { confidence }), true)]),
    column('trials', words.text('page.column-trials'), true),
  ];
  const next = (key: SortKey): Sort => {
    if (sort.key !== key) return { key, descending: false };
    return sort.descending ? { key: 'file', descending: false } : { key, descending: true };
  };
  return (
    <thead>
      <tr>
        {columns.map(({ key, name, figure }) => {
          const direction = sort.key !== key ? 'none' : sort.descending ? 'descending' : 'ascending';
          return (
            <th key={key} scope="col" aria-sort={direction} class={figure ? 'figure' : undefined}>
              <button type="button" class="sort" onClick={() => onSort(next(key))}>
                {name}
                <span aria-hidden="true">{{ none: '', ascending: ' ▲', descending: ' ▼' }[direction]}</span>
              </button>
            </th>
          );
        })}
        {paired && <th scope="col">{words.text('page.column-credit')}</th>}
        <th scope="col">{words.text('page.column-notes')}</th>
      </tr>
    </thead>
  );
}
