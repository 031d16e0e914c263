import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** The open row has all of them. */
const mostNotes = 2;

/** The first notes of a line; where the column is too narrow for words, a sign that there are some. */
export function ShortNotes({ notes }: { readonly notes: readonly string[] }) {
  const words = useWords();
  if (notes.length === 0) return null;
  const text = notes.join(' · ');
  const more = notes.length - mostNotes;
  return (
    <>
      <span class="notes-text" title={more > 0 ? text : undefined}>
        {notes.slice(0, mostNotes).join(' · ')}
        {more > 0 && ` · ${words.text('page.more-notes', { count: more })}`}
      </span>
      <span class="notes-sign" title={text}>
        <Icon name="info" />
      </span>
    </>
  );
}
