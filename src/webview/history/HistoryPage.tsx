import { useMemo, useState } from 'preact/hooks';
import type { HistoryOutline } from '../../core/history/history';
import { rowFilter } from '../../core/history/rowFilter';
import { changesSaid, historyLines, outcomeSentences } from '../../core/reports/historyLines';
import type { ViewChoices } from '../../protocol/page';
import { Problems } from '../head/Problems';
import { RefreshAnnouncement } from '../RefreshAnnouncement';
import { FilterBox } from '../table/FilterBox';
import { useViewChoices } from '../viewChoices';
import { useWords } from '../words';
import { HistoryHead } from './HistoryHead';
import { HistoryTable } from './HistoryTable';
import { SaidList } from './SaidList';
import { Spread } from './Spread';
import { StepList } from './StepList';

export interface HistoryPageProps {
  readonly history: HistoryOutline;
  readonly initial: ViewChoices;
}

/** The page of a machine over time: the steps, what changed between the runs, and a line for each benchmark. */
export function HistoryPage({ history, initial }: HistoryPageProps) {
  const words = useWords();
  const [choices, choose] = useViewChoices(initial);
  const { filter: text = '', open = [] } = choices;
  const [pointed, point] = useState<{ readonly row: string }>();
  const lines = useMemo(() => historyLines(history, words), [history, words]);
  const shown = useMemo(() => {
    const passes = rowFilter(text);
    return lines.filter(({ row }) => passes(row));
  }, [lines, text]);
  const changes = useMemo(() => changesSaid(history, words), [history, words]);
  const outcome = useMemo(() => outcomeSentences(history, words), [history, words]);
  const toggle = (id: string) =>
    choose({ open: open.includes(id) ? open.filter(other => other !== id) : [...open, id] });
  const show = (id: string) => {
    choose({
      open: [...open.filter(other => other !== id), id],
      ...(shown.some(({ row }) => row.id === id) ? {} : { filter: '' }),
    });
    point({ row: id });
  };
  const { runs, rows } = history;
  return (
    <main class="history">
      <HistoryHead history={history} />
      <section class="outcome" aria-label={words.text('history.steps-heading')}>
        {outcome.map((sentence, index) => (
          <p key={sentence} class={index === 0 ? 'headline-sentence' : 'muted'}>
            {sentence}
          </p>
        ))}
        <StepList history={history} onShow={show} />
      </section>
      <Problems problems={history.problems} />
      {runs.length > 1 && (
        <section aria-label={words.text('history.changes-heading')}>
          <h2>{words.text('history.changes-heading')}</h2>
          {changes.length === 0 ? (
            <p class="muted">{words.text('history.no-changes')}</p>
          ) : (
            <SaidList said={changes} />
          )}
        </section>
      )}
      {rows.length > 0 && (
        <>
          <div class="controls">
            <FilterBox
              text={text}
              hint={words.text('history.filter-hint')}
              onText={next => choose({ filter: next })}
              mistake={undefined}
              said={words.text('history.filtered', { shown: shown.length, total: rows.length })}
            />
          </div>
          <HistoryTable history={history} lines={shown} open={open} pointed={pointed} onToggle={toggle} />
          <Spread history={history} />
        </>
      )}
      <RefreshAnnouncement
        of={history}
        text={words.text('history.refreshed', { benchmarks: rows.length, runs: runs.length })}
      />
    </main>
  );
}
