import { useMemo, useRef, useState } from 'preact/hooks';
import { figureWidthOf, forestAxisSpec, forestSpec } from '../core/charts/forest';
import { layOutForest, linesWithin } from '../core/charts/forestLayout';
import { ratioDomain } from '../core/charts/ratioAxis';
import type { Comparison, Row } from '../core/comparison/comparison';
import { formatTick } from '../core/messages/numbers';
import { useChartTheme } from './chartTheme';
import { OverallSentence } from './OverallSentence';
import { VegaChart } from './VegaChart';
import { useWidth } from './width';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly rows: readonly Row[];
  readonly onOpen: (row: string) => void;
}

/** A longer plot scrolls inside a height that leaves the page room, and draws what is near the eye. */
const tallestOf = () => Math.max(320, Math.min(900, Math.round(window.innerHeight * 0.7)));
/** A longer baseline name would be drawn over its neighbours; characters. */
const longestAxisLabel = 16;
/** Scrolling draws anew when it comes this near to the end of what is drawn; pixels. */
const stride = 400;

/** The forest plot: every benchmark's ratios on one log axis. The table below says the same in words. */
export function Overview({ comparison, rows, onOpen }: Props) {
  const words = useWords();
  const theme = useChartTheme();
  const frame = useRef<HTMLElement>(null);
  const available = useWidth(frame);
  const [scrolled, setScrolled] = useState(0);
  const [tallest] = useState(tallestOf);
  const labelWidth = Math.min(300, Math.max(120, Math.floor(available * 0.3)));
  const width = Math.max(160, available - labelWidth - 14 - figureWidthOf(comparison) - 2);
  const foot = words.text('page.geometric-mean');

  const layout = useMemo(
    () => layOutForest(comparison, rows, labelWidth, foot),
    [comparison, rows, labelWidth, foot],
  );
  const domain = useMemo(
    () => ratioDomain(rows, comparison.overall, comparison.method.margin),
    [comparison, rows],
  );
  const scrolls = layout.height > tallest;
  const chunk = scrolls ? Math.floor(scrolled / stride) * stride : 0;
  const lines = useMemo(
    () => (scrolls ? linesWithin(layout, chunk - stride, chunk + tallest + 2 * stride) : layout.lines),
    [layout, scrolls, chunk, tallest],
  );
  const { baseline } = comparison;
  const singleTrial = words.text('page.one-trial');
  const spec = useMemo(
    () =>
      forestSpec({
        comparison,
        layout,
        lines,
        domain,
        width,
        theme,
        language: words.language,
        singleTrial,
      }),
    [comparison, layout, lines, domain, width, theme, words.language, singleTrial],
  );
  const axis = useMemo(
    () =>
      forestAxisSpec({
        comparison,
        layout,
        domain,
        width,
        theme,
        baselineLabel:
          baseline === undefined || baseline.length > longestAxisLabel
            ? '1×'
            : words.text('page.baseline-is-one', { baseline }),
        numberOf: ratio => formatTick(ratio, words.language),
      }),
    [comparison, layout, domain, width, theme, words, baseline],
  );

  const empty = layout.lines.length === 0;
  return (
    <section ref={frame} aria-labelledby="overview-title">
      {baseline !== undefined && comparison.systems.length > 1 && !empty && (
        <>
          <h2 id="overview-title">{words.text('page.overview', { baseline })}</h2>
          {available > 0 && (
            <figure class="overview">
              <div
                class="plot"
                style={{ maxHeight: `${tallest}px` }}
                onScroll={event => setScrolled(event.currentTarget.scrollTop)}
              >
                <div style={{ height: `${layout.height}px`, position: 'relative' }}>
                  <div style={{ position: 'absolute', top: `${lines[0]?.top ?? 0}px` }}>
                    <VegaChart spec={spec} onClick={datum => openRow(datum, onOpen)} />
                  </div>
                </div>
              </div>
              <VegaChart spec={axis} />
              <figcaption class="muted">
                {words.text('page.overview-legend', {
                  confidence: Math.round(comparison.method.confidence * 100),
                  margin: Number((comparison.method.margin * 100).toPrecision(6)),
                  correction: comparison.method.correction,
                })}
              </figcaption>
            </figure>
          )}
          <OverallSentence comparison={comparison} />
        </>
      )}
    </section>
  );
}

function openRow(datum: unknown, open: (row: string) => void): void {
  if (typeof datum !== 'object' || datum === null || !('row' in datum)) return;
  if (typeof datum.row === 'string' && datum.row !== '') open(datum.row);
}
