import type { VNode } from 'preact';
import { useWords } from '../words';

interface Props<Item> {
  readonly items: readonly Item[];
  /** So many stand open; the others are behind "and n more". */
  readonly most: number;
  /** A `<li>` of each. */
  readonly children: (item: Item, index: number) => VNode;
}

/** More than these are not drawn: the table has them all. */
const mostDrawn = 200;

/** A list whose end is folded; nothing without items. */
export function Some<Item>({ items, most, children }: Props<Item>) {
  const words = useWords();
  if (items.length === 0) return null;
  const folded = items.slice(most, mostDrawn);
  return (
    <>
      <ul class="said">{items.slice(0, most).map(children)}</ul>
      {folded.length > 0 && (
        <details>
          <summary>{words.text('history.more', { count: items.length - most })}</summary>
          <ul class="said">{folded.map(children)}</ul>
          {items.length > mostDrawn && (
            <p class="muted">{words.text('history.more', { count: items.length - mostDrawn })}</p>
          )}
        </details>
      )}
    </>
  );
}
