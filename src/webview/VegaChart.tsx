import { useEffect, useRef } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import type { View } from './vega';

interface Props {
  readonly spec: TopLevelSpec;
  /** Called with the datum of a mark that was clicked. */
  readonly onClick?: (datum: unknown) => void;
  /** Given the view whenever it was drawn anew, e.g. to copy it as SVG. */
  readonly onDrawn?: (view: View) => void;
}

/** Draws a spec as SVG. While a new one is prepared the old stays, so nothing blinks. */
export function VegaChart({ spec, onClick, onDrawn }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const callbacks = useRef({ onClick, onDrawn });
  callbacks.current = { onClick, onDrawn };
  useEffect(() => {
    let gone = false;
    let view: View | undefined;
    const prepare = async () => {
      const { draw } = await import('./vega');
      if (gone) return;
      const stage = document.createElement('div');
      view = await draw(spec, stage);
      if (gone || place.current === null) {
        view.finalize();
        return;
      }
      view.addEventListener('click', (_event, item) => {
        if (item?.datum !== undefined) callbacks.current.onClick?.(item.datum);
      });
      place.current.replaceChildren(stage);
      callbacks.current.onDrawn?.(view);
    };
    void prepare();
    return () => {
      gone = true;
      view?.finalize();
    };
  }, [spec]);
  return <div class="chart" ref={place} aria-hidden="true" />;
}
