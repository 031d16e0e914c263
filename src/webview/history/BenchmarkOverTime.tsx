import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { historySpec } from '../../core/charts/historyChart';
import { nameParts } from '../../core/comparison/benchmarkName';
import type { HistoryOutline, HistoryRow, OutlineRow } from '../../core/history/history';
import type { Moments } from '../../core/history/momentText';
import { noStepText } from '../../core/history/rowText';
import { percentOf } from '../../core/messages/numbers';
import { saidOfRow } from '../../core/reports/historyLines';
import { CopyChart } from '../detail/CopyChart';
import { useChartTheme } from '../detail/chartTheme';
import { ShowInText } from '../detail/ShowInText';
import { VegaChart } from '../detail/VegaChart';
import { host } from '../host';
import { useWidth } from '../width';
import { useWords } from '../words';
import { StepMark } from './StepMark';

interface Props {
  readonly history: HistoryOutline;
  readonly row: OutlineRow;
  readonly moments: Moments;
}

/** All there is to one benchmark over time: the chart, and what is said of it. */
export function BenchmarkOverTime({ history, row, moments }: Props) {
  const words = useWords();
  const theme = useChartTheme();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const whole = useWhole(history, row);
  const spec = useMemo(
    () =>
      width === 0 || whole === undefined
        ? undefined
        : historySpec({ ...whole, width, theme, formatter: words }),
    [whole, width, theme, words],
  );
  const { name } = nameParts(row);
  const source = whole?.row.points.at(-1)?.source;
  return (
    <section class="detail" aria-label={words.text('page.details-of', { name })}>
      <ul class="said">
        {saidOfRow(row, moments, words).map(({ step, text }) => (
          <li key={text}>
            <StepMark step={step} /> {text}
          </li>
        ))}
        {(row.steps ?? []).length === 0 && <li class="muted">{noStepText(row, words)}</li>}
      </ul>
      <div ref={place}>
        {spec !== undefined && (
          <>
            <VegaChart spec={spec} />
            <small class="muted">
              {words.text('history.legend', { confidence: percentOf(history.method.confidence) })}
            </small>
            <CopyChart spec={spec} background={theme.background} />
          </>
        )}
      </div>
      {source !== undefined && (
        <div class="actions">
          <ShowInText source={source}>{words.text('history.last-in-xml')}</ShowInText>
        </div>
      )}
    </section>
  );
}

/** A row with its trials; its points are of the runs of that history. */
interface Whole {
  readonly history: HistoryOutline;
  readonly row: HistoryRow;
}

/** The row with its trials, asked of the host with each history; the last one until the next is here. */
function useWhole(history: HistoryOutline, { id }: OutlineRow): Whole | undefined {
  const [whole, setWhole] = useState<Whole>();
  useEffect(() => {
    let isWanted = true;
    void host.call('historyRow', id).then(row => {
      if (isWanted && row !== undefined) setWhole({ history, row });
    });
    return () => {
      isWanted = false;
    };
  }, [history, id]);
  return whole;
}
