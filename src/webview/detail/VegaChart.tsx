import { useEffect, useRef } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';

interface Props {
  readonly spec: TopLevelSpec;
  /** Called with the datum of a mark that was clicked. */
  readonly onClick?: (datum: unknown) => void;
}

/** Draws a spec as SVG. While a new one is prepared the old stays, so nothing blinks. */
export function VegaChart({ spec, onClick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const clicked = useRef(onClick);
  clicked.current = onClick;
  useEffect(() => {
    let gone = false;
    let finalize: (() => void) | undefined;
    const prepare = async () => {
      const { draw } = await import('./vega');
      if (gone) return;
      const stage = document.createElement('div');
      const view = await draw(spec, stage);
      finalize = () => view.finalize();
      if (gone || place.current === null) {
        view.finalize();
        return;
      }
      view.addEventListener('click', (_event, item) => {
        if (item?.datum !== undefined) clicked.current?.(item.datum);
      });
      place.current.replaceChildren(stage);
    };
    void prepare();
    return () => {
      gone = true;
      finalize?.();
    };
  }, [spec]);
  return <div class="chart" ref={place} aria-hidden="true" />;
}
