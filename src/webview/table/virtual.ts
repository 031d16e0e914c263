import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface Options {
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly estimate: number;
  /** Distance of the list's first item from the top of the page; pixels. */
  readonly top: number;
  /** So much of the window, from its top, is covered; pixels. */
  readonly head: number;
}

/** The items of a long list that are in sight, in a page that scrolls as a whole. */
export function useWindowVirtualizer({ count, keyOf, estimate, top, head }: Options) {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options = {
    count,
    getItemKey: keyOf,
    estimateSize: () => estimate,
    scrollMargin: top,
    scrollPaddingStart: head,
    overscan: 8,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLTableSectionElement>(options));
  virtualizer.setOptions(options);
  useEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

export type { VirtualItem };
