import type { HistoryOutline } from '../../core/history/history';
import { bootsPercent } from '../../core/history/rowText';
import { percentOf } from '../../core/messages/numbers';
import { host } from '../host';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** How far runs differ without a step, and the button by which the comparison of the same document allows for it, or not. */
export function Spread({ history }: { readonly history: HistoryOutline }) {
  const words = useWords();
  const percent = bootsPercent(history);
  if (percent === undefined) return null;
  const { boots } = history.method;
  const isUsed = boots !== undefined && percentOf(boots) === percent;
  return (
    <div class="spread muted">
      {words.text('history.spread', { percent })}{' '}
      <button
        type="button"
        aria-pressed={isUsed}
        onClick={() =>
          void host.call('change', isUsed ? { kind: 'boots' } : { kind: 'boots', boots: percent })
        }
      >
        {isUsed && <Icon name="check" />} {words.text('history.use-boots', { percent })}
      </button>
    </div>
  );
}
