import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Comparison } from '../core/comparison/comparison';
import { fairnessOf } from '../core/comparison/fairness';
import { headlineOf } from '../core/comparison/headline';
import { largestFirst, noisiestFirst } from '../core/comparison/rowOrder';
import { filterRows, parseFilter } from '../core/filter/filter';
import { percentOf } from '../core/messages/numbers';
import type { AskedRow, ViewChoices } from '../protocol/page';
import { NearMisses } from './foot/NearMisses';
import { OverallSentence } from './foot/OverallSentence';
import { Fairness } from './head/Fairness';
import { Headline } from './head/Headline';
import { MergeHint } from './head/MergeHint';
import { OneResult } from './head/OneResult';
import { Problems } from './head/Problems';
import { Systems } from './head/Systems';
import { TitleBar } from './head/TitleBar';
import { RefreshAnnouncement } from './RefreshAnnouncement';
import { Controls } from './table/Controls';
import { fewestForOverview, Overview } from './table/Overview';
import { type Pointed, ResultTable } from './table/ResultTable';
import { useViewChoices } from './viewChoices';
import { useWords } from './words';

interface Props {
  readonly comparison: Comparison;
  readonly view: 'result' | 'comparison';
  readonly initial: ViewChoices;
  /** What somebody asked for elsewhere. */
  readonly asked: AskedRow | undefined;
}

/** The page from top to bottom: the outcome, whether it is fair, the systems, and one table of all rows. */
export function ComparisonPage({ comparison, view, initial, asked }: Props) {
  const words = useWords();
  const isPaired = comparison.systems.length > 1;
  const [choices, choose] = useViewChoices(initial);
  // One result is a ranking: groups would part it.
  const { filter: text = '', grouping = isPaired ? 'type' : 'none', open = [] } = choices;
  const { sort = isPaired ? largestFirst : noisiestFirst } = choices;
  const [pointed, point] = useState<Pointed>();
  const headline = useMemo(() => headlineOf(comparison), [comparison]);
  const fairness = useMemo(() => fairnessOf(comparison), [comparison]);
  const filter = useMemo(() => parseFilter(text), [text]);
  // A mistake in the box hides nothing: all rows stay until the text makes sense again.
  const rows = useMemo(
    () => (filter.kind === 'filter' ? filterRows(comparison, filter) : comparison.rows),
    [comparison, filter],
  );
  const toggle = (id: string) =>
    choose({ open: open.includes(id) ? open.filter(other => other !== id) : [...open, id] });
  const hasPlot = comparison.rows.some(row => row.comparisons.some(({ effect }) => effect !== undefined));
  useEffect(() => {
    const row = asked && comparison.rows.find(({ id }) => id === asked.row);
    if (row === undefined) return;
    choose({
      open: [...open.filter(id => id !== row.id), row.id],
      ...(rows.includes(row) ? {} : { filter: '' }),
    });
    point({ row: row.id });
  }, [asked?.time]);
  const systems = <Systems comparison={comparison} editable={view === 'comparison'} />;

  return (
    <main>
      <TitleBar comparison={comparison} headline={headline} view={view} rows={rows} />
      {isPaired && <Headline comparison={comparison} headline={headline} />}
      {isPaired && <Fairness comparison={comparison} fairness={fairness} />}
      {!isPaired && systems}
      {!isPaired && (
        <OneResult
          comparison={comparison}
          onShow={(row, filter) => choose({ filter, open: [...open.filter(id => id !== row.id), row.id] })}
        />
      )}
      <Problems problems={comparison.problems} />
      <MergeHint comparison={comparison} editable={view === 'comparison'} />
      {isPaired && systems}
      {comparison.rows.length === 0 ? (
        <p>{words.text('page.no-results')}</p>
      ) : (
        <>
          <Controls
            comparison={comparison}
            headline={headline}
            text={text}
            filter={filter}
            rows={rows}
            grouping={grouping}
            sort={sort}
            choose={choose}
          />
          {comparison.systems.length >= fewestForOverview && (
            <Overview
              comparison={comparison}
              rows={rows}
              sort={sort}
              onPick={(row, system) => point({ row, system })}
            />
          )}
          <ResultTable
            pointed={pointed}
            comparison={comparison}
            rows={rows}
            open={open}
            sort={sort}
            grouping={grouping}
            onSort={next => choose({ sort: next })}
            onToggle={toggle}
          />
          {hasPlot && (
            <p class="muted">
              {words.text('page.footer', {
                confidence: Math.round(comparison.method.confidence * 100),
                margin: percentOf(comparison.method.margin),
                noise: comparison.method.noise,
                correction: comparison.method.correction,
              })}
            </p>
          )}
          {isPaired ? (
            <details class="muted">
              <summary>{words.text('page.means')}</summary>
              <OverallSentence comparison={comparison} />
            </details>
          ) : (
            <p class="muted">
              {words.text('single.footer', {
                confidence: Math.round(comparison.method.confidence * 100),
                margin: percentOf(comparison.method.margin),
              })}
            </p>
          )}
          <NearMisses comparison={comparison} />
        </>
      )}
      <RefreshAnnouncement
        of={comparison}
        text={words.text('page.refreshed', {
          benchmarks: comparison.rows.length,
          systems: comparison.systems.length,
        })}
      />
    </main>
  );
}
