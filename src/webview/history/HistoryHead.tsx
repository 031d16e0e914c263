import { useRef } from 'preact/hooks';
import type { HistoryOutline } from '../../core/history/history';
import { formatCount, percentOf } from '../../core/messages/numbers';
import { headSentence } from '../../core/reports/historyLines';
import { ConfidenceChoice } from '../head/ConfidenceChoice';
import { EditTitle } from '../head/EditTitle';
import { StrictnessChoices } from '../head/StrictnessChoices';
import { ViewSwitch } from '../head/ViewSwitch';
import { host } from '../host';
import { Menu } from '../Menu';
import { Icon } from '../marks/Icon';
import { useRoving } from '../useRoving';
import { useWords } from '../words';
import { HistoryExport } from './HistoryExport';

/** The title, the machine with its runs and their time, and the choices of the method behind a button. */
export function HistoryHead({ history }: { readonly history: HistoryOutline }) {
  const words = useWords();
  const { title, method } = history;
  const bar = useRef<HTMLElement>(null);
  useRoving(bar, '.edit, .choices > button, .choices > .menu > summary');
  return (
    <header ref={bar}>
      <div class="title">
        <h1>
          {title} <EditTitle />
        </h1>
        <p class="muted">{headSentence(history, words)}</p>
      </div>
      <div class="choices">
        <button type="button" onClick={() => void host.call('addSystems')}>
          <Icon name="add" /> {words.text('history.add-runs')}
        </button>
        <ViewSwitch to="comparison" />
        <HistoryExport />
        <Menu
          title={words.text('history.method')}
          label={
            <>
              <Icon name="settings" />{' '}
              {words.text('page.method-short', {
                confidence: formatCount(method.confidence * 100, words.language),
                margin: percentOf(method.margin),
              })}
            </>
          }
        >
          <ConfidenceChoice method={method} />
          <StrictnessChoices method={method} />
        </Menu>
      </div>
    </header>
  );
}
