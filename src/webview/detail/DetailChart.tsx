import { useMemo, useRef } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import { seriesSpec } from '../../core/charts/seriesChart';
import type { ChartTheme } from '../../core/charts/theme';
import { trialsSpec } from '../../core/charts/trialsChart';
import type { Comparison, Row } from '../../core/comparison/comparison';
import type { Formatter } from '../../core/messages/formatter';
import { useWidth } from '../width';
import { useWords } from '../words';
import { CopyChart } from './CopyChart';
import { useChartTheme } from './chartTheme';
import { VegaChart } from './VegaChart';

interface Props {
  readonly comparison: Comparison;
  readonly row: Row;
}

/** The chart a row's format asks for, and its copies: trials as dots, series as lines, nothing for outcomes. */
export function DetailChart({ comparison, row }: Props) {
  const words = useWords();
  const theme = useChartTheme();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const spec = useMemo(
    () => (width === 0 ? undefined : specOf(comparison, row, width, theme, words)),
    [comparison, row, width, theme, words],
  );
  const legend = words.text('page.trials-axis', {
    confidence: Math.round(comparison.method.confidence * 100),
  });
  return (
    <div ref={place}>
      {spec !== undefined && (
        <>
          <VegaChart spec={spec} />
          {row.samples.some(sample => sample.summary !== undefined) && <small class="muted">{legend}</small>}
          <CopyChart spec={spec} background={theme.background} />
        </>
      )}
    </div>
  );
}

function specOf(
  comparison: Comparison,
  row: Row,
  width: number,
  theme: ChartTheme,
  words: Formatter,
): TopLevelSpec | undefined {
  const unit = row.scale ?? '';
  if (row.samples.some(sample => sample.series.length > 0)) {
    return seriesSpec({
      row,
      width,
      theme,
      language: words.language,
      sampleTitle: words.text('page.sample-number'),
      valueTitle: unit,
    });
  }
  if (row.samples.every(sample => sample.summary === undefined)) return undefined;
  const systems = comparison.systems.map(system => system.label);
  return trialsSpec({ row, systems, width, theme, language: words.language, unit });
}
