import { useRef } from 'preact/hooks';
import type { Comparison, Row } from '../../core/comparison/comparison';
import type { Headline } from '../../core/comparison/headline';
import { formatCount, percentOf } from '../../core/messages/numbers';
import { useCanRun } from '../canRun';
import { host } from '../host';
import { Menu } from '../Menu';
import { Icon } from '../marks/Icon';
import { SystemMark } from '../marks/SystemMark';
import { useRoving } from '../useRoving';
import { useWords } from '../words';
import { ComparisonExport } from './ComparisonExport';
import { EditTitle } from './EditTitle';
import { MethodChoices } from './MethodChoices';
import { ViewSwitch } from './ViewSwitch';

interface Props {
  readonly comparison: Comparison;
  readonly headline: Headline;
  readonly view: 'result' | 'comparison';
  readonly rows: readonly Row[];
}

/** The title, the baseline, what was measured, and the choices of the method behind a button. */
export function TitleBar({ comparison, headline, view, rows }: Props) {
  const words = useWords();
  const { systems, baseline, method } = comparison;
  const isPaired = systems.length > 1;
  const index = systems.findIndex(({ label }) => label === baseline);
  const counts = systems.flatMap(({ trials }) => (trials === undefined ? [] : [trials.least, trials.most]));
  const sessions = systems.map(system => system.sessions.length);
  const canRun = useCanRun();
  const bar = useRef<HTMLElement>(null);
  useRoving(bar, '.edit, .choices > button, .choices > .menu > summary');
  return (
    <header ref={bar}>
      <div class="title">
        <h1>
          {comparison.title} {view === 'comparison' && <EditTitle />}
        </h1>
        <p class="muted">
          {isPaired && baseline !== undefined && (
            <label class="baseline-choice">
              {words.text('page.against')} <SystemMark index={index} />{' '}
              <select
                value={baseline}
                aria-label={words.text('page.baseline')}
                onChange={event =>
                  void host.call('change', { kind: 'baseline', baseline: event.currentTarget.value })
                }
              >
                {systems.map(({ label }) => (
                  <option key={label} value={label}>
                    {label}
                  </option>
                ))}
              </select>
              {' · '}
            </label>
          )}
          {words.text('page.measured', {
            measured: headline.measured,
            checks: headline.checks,
            series: headline.series,
          })}
          {counts.length > 0 &&
            ` · ${words.text('page.trials-and-sessions', {
              least: Math.min(...counts),
              most: Math.max(...counts),
              same: Math.min(...counts) === Math.max(...counts),
              sessions: Math.max(...sessions),
              sameSessions: Math.min(...sessions) === Math.max(...sessions),
            })}`}
        </p>
      </div>
      <div class="choices">
        {view === 'result' && (
          <button type="button" onClick={() => void host.call('compareWith')}>
            {words.text('page.compare-with')}
          </button>
        )}
        {view === 'result' && canRun && (
          <button type="button" onClick={() => void host.call('runElsewhere')}>
            {words.text('page.run-elsewhere')}
          </button>
        )}
        {view === 'comparison' && (
          <button type="button" onClick={() => void host.call('addSystems')}>
            <Icon name="add" /> {words.text('page.add-systems')}
          </button>
        )}
        {view === 'comparison' && <ViewSwitch to="history" />}
        <ComparisonExport comparison={comparison} rows={rows} />
        <Menu
          title={words.text('page.method')}
          label={
            <>
              <Icon name="settings" />{' '}
              {isPaired
                ? words.text('page.method-short', {
                    confidence: formatCount(method.confidence * 100, words.language),
                    margin: percentOf(method.margin),
                  })
                : words.text('page.percent', { percent: Math.round(method.confidence * 100) })}
            </>
          }
        >
          <MethodChoices comparison={comparison} />
        </Menu>
      </div>
    </header>
  );
}
