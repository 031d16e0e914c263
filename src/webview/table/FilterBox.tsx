import { useRef } from 'preact/hooks';
import type { FilterMistake } from '../../core/filter/filter';
import { useKey } from '../useKey';
import { useWords } from '../words';

interface Props {
  readonly text: string;
  /** Examples of what it takes. */
  readonly hint: string;
  readonly onText: (text: string) => void;
  readonly mistake: FilterMistake | undefined;
  /** What it does to the table. */
  readonly said: string;
}

/** The filter, and what is wrong with it right below. */
export function FilterBox({ text, hint, onText, mistake, said }: Props) {
  const words = useWords();
  const box = useRef<HTMLInputElement>(null);
  useKey('/', () => box.current?.focus());
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
        {mistake !== undefined ? words.say(mistake.message) : text.trim() !== '' && said}
      </p>
    </div>
  );
}
