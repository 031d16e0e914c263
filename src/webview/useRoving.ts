import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

/** Keys that move the focus among the stops, by how many. */
const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Makes one stop in the order of Tab of many: the arrow keys move among the elements in a container that match the
 * selector, and Tab comes back to the last one. So the first row of a page with many buttons stays a few keys away.
 */
export function useRoving(container: RefObject<HTMLElement | null>, selector: string): void {
  // After each drawing, for buttons come and go.
  useLayoutEffect(() => {
    const stops = stopsIn(container.current, selector);
    const current = stops.find(stop => stop.dataset['stop'] === 'current') ?? stops[0];
    for (const stop of stops) stop.tabIndex = stop === current ? 0 : -1;
  });
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener(
      'focusin',
      ({ target }) => {
        const stops = stopsIn(element, selector);
        const focused = stops.find(stop => stop === target);
        if (focused === undefined) return;
        for (const stop of stops) {
          stop.tabIndex = stop === focused ? 0 : -1;
          if (stop === focused) stop.dataset['stop'] = 'current';
          else delete stop.dataset['stop'];
        }
      },
      { signal },
    );
    element.addEventListener(
      'keydown',
      event => {
        const step = steps[event.key];
        const stops = stopsIn(element, selector);
        const index = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1;
        if (step === undefined || index === -1) return;
        event.preventDefault();
        stops[(index + step + stops.length) % stops.length]?.focus();
      },
      { signal },
    );
    return () => listening.abort();
  }, [container, selector]);
}

function stopsIn(container: HTMLElement | null, selector: string): readonly HTMLElement[] {
  return container === null ? [] : [...container.querySelectorAll<HTMLElement>(selector)];
}
