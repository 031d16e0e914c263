import { useRef } from 'preact/hooks';
import type { Filter, FilterMistake } from '../../core/filter/filter';
import { useKey } from '../useKey';
import { useWords } from '../words';

interface Props {
  readonly text: string;
  /** Examples of what it takes. */
  readonly hint: string;
  readonly onText: (text: string) => void;
  readonly filter: Filter | FilterMistake;
  readonly shown: number;
  readonly total: number;
}

/** The filter, and what is wrong with it right below. */
export function FilterBox({ text, hint, onText, filter, shown, total }: Props) {
  const words = useWords();
  const box = useRef<HTMLInputElement>(null);
  useKey('/', () => box.current?.focus());
  const mistake = filter.kind === 'mistake' ? filter : undefined;
  return (
    <div class="filter">
      <input
        ref={box}
        aria-keyshortcuts="/"
        type="search"
        value={text}
        aria-label={words.text('page.filter')}
        aria-describedby="filter-said"
        aria-invalid={mistake !== undefined}
        placeholder={hint}
        spellcheck={false}
        onInput={event => onText(event.currentTarget.value)}
      />
      <p id="filter-said" class={mistake === undefined ? 'muted' : 'mistake'} aria-live="polite">
        {mistake !== undefined
          ? words.say(mistake.message)
          : text.trim() !== '' && words.text('page.filtered', { shown, total })}
      </p>
    </div>
  );
}
