import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Where the lines of a table begin, from the top of the page, and the height of its head, which covers so
 * much of the window while the lines scroll; pixels, after each layout.
 */
export function useTop(table: RefObject<HTMLTableElement | null>): {
  readonly top: number;
  readonly head: number;
} {
  const [place, setPlace] = useState({ top: 0, head: 0 });
  useLayoutEffect(() => {
    // The cells of the head stick to the window, the head does not: its place is that in the page.
    const box = table.current?.tHead?.getBoundingClientRect();
    if (box === undefined) return;
    const now = { top: Math.round(box.bottom + window.scrollY), head: Math.ceil(box.height) };
    if (now.top !== place.top || now.head !== place.head) setPlace(now);
  });
  return place;
}
