import type { ComparedSystem, Comparison } from '../../core/comparison/comparison';
import type { PageChange } from '../../protocol/page';
import { host } from '../host';
import { Menu } from '../Menu';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

interface Props {
  readonly comparison: Comparison;
  readonly system: ComparedSystem;
  readonly editable: boolean;
}

/** What can be done with one system: baseline, layers, and in a comparison its name, place and sessions. */
export function SystemActions({ comparison, system: { label, pooled }, editable }: Props) {
  const words = useWords();
  const { systems, baseline } = comparison;
  const place = systems.findIndex(system => system.label === label);
  const isSeveral = systems.length > 1;
  const change = (asked: PageChange) => () => void host.call('change', asked);
  return (
    <Menu
      label={
        <>
          <Icon name="ellipsis" />
          <span class="visually-hidden">{words.text('page.actions-of', { system: label })}</span>
        </>
      }
    >
      {isSeveral && label !== baseline && (
        <button type="button" onClick={change({ kind: 'baseline', baseline: label })}>
          {words.text('page.set-baseline')}
        </button>
      )}
      <button type="button" onClick={() => void host.call('askRanOn', label)}>
        {words.text('page.what-did-it-run-on')}
      </button>
      {editable && (
        <button type="button" onClick={() => void host.call('askName', label)}>
          {words.text('page.rename')}
        </button>
      )}
      {editable && place > 0 && (
        <button type="button" onClick={change({ kind: 'move-system', label, to: place - 1 })}>
          {words.text('page.move', { direction: 'up' })}
        </button>
      )}
      {editable && place < systems.length - 1 && (
        <button type="button" onClick={change({ kind: 'move-system', label, to: place + 1 })}>
          {words.text('page.move', { direction: 'down' })}
        </button>
      )}
      {editable && isSeveral && (
        <button type="button" onClick={change({ kind: 'remove-system', label })}>
          {words.text('page.remove')}
        </button>
      )}
      {editable && pooled && (
        <button type="button" onClick={change({ kind: 'unpool', label })}>
          {words.text('page.unpool')}
        </button>
      )}
    </Menu>
  );
}
