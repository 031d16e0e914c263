import { useMemo, useRef } from 'preact/hooks';
import { seriesSpec } from '../core/charts/series';
import { trialsSpec } from '../core/charts/trials';
import type { Comparison, Row } from '../core/comparison/model';
import { useChartTheme } from './chartTheme';
import { VegaChart } from './VegaChart';
import type { View } from './vega';
import { useWidth } from './width';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly row: Row;
  readonly onDrawn: (view: View) => void;
}

/** The chart a row's format asks for: trials as dots, series as lines, nothing for outcomes. */
export function DetailChart({ comparison, row, onDrawn }: Props) {
  const words = useWords();
  const theme = useChartTheme();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const unit = row.scale ?? '';
  const spec = useMemo(() => {
    if (width === 0) return undefined;
    if (row.samples.some(sample => sample.series.length > 0)) {
      return seriesSpec({
        row,
        width,
        theme,
        sampleTitle: words.text('page.sample-number'),
        valueTitle: unit,
      });
    }
    if (row.samples.every(sample => sample.summary === undefined)) return undefined;
    return trialsSpec({
      row,
      systems: comparison.systems.map(system => system.label),
      width,
      theme,
      language: words.language,
      unit,
    });
  }, [comparison, row, width, theme, words]);
  const legend = words.text('page.trials-axis', {
    confidence: Math.round(comparison.method.confidence * 100),
  });
  return (
    <div ref={place}>
      {spec !== undefined && <VegaChart spec={spec} onDrawn={onDrawn} />}
      {row.samples.some(sample => sample.summary !== undefined) && <small class="muted">{legend}</small>}
    </div>
  );
}
