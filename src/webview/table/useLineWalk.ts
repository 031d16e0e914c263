import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Lines that a page key moves by. */
const pageLines = 10;

/** Moves the focus over the lines of a table with the arrow, page, Home and End keys; one line is in the order of Tab. */
export function useLineWalk(
  table: RefObject<HTMLTableElement | null>,
  count: number,
  scrollTo: (index: number) => void,
) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  const last = count - 1;
  // A line far away is drawn only after the scroll: it gets the focus with the draw that brings it.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const line = table.current?.querySelector<HTMLElement>(`[data-line="${wanted.current}"]`);
    if (line === null || line === undefined) return;
    wanted.current = undefined;
    line.focus({ preventScroll: true });
    // The scroll reckoned with the height that lines have as a rule; now they are drawn, and measured.
    requestAnimationFrame(() => line.closest('tr')?.scrollIntoView({ block: 'nearest' }));
  });
  const move = (to: number) => {
    const next = Math.min(last, Math.max(0, to));
    setActive(next);
    wanted.current = next;
    scrollTo(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['line'] === undefined) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageLines,
      PageUp: active - pageLines,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return { active, setActive, move, onKeyDown };
}
