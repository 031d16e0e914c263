import { useEffect, useRef } from 'preact/hooks';
import { host } from '../host';
import { Icon } from '../marks/Icon';
import { useWords } from '../words';

/** Whether the page that comes next was asked for by a switch. */
let isSwitching = false;

/** Leads from the systems side by side to the runs over time, and back: an edit of the document. */
export function ViewSwitch({ to }: { readonly to: 'comparison' | 'history' }) {
  const words = useWords();
  const button = useRef<HTMLButtonElement>(null);
  // The other view draws everything anew: whoever switched by keyboard goes on at its switch.
  useEffect(() => {
    if (isSwitching) button.current?.focus();
    isSwitching = false;
  }, []);
  return (
    <button
      ref={button}
      type="button"
      title={words.text('page.view-hint', { view: to })}
      onClick={() => {
        isSwitching = true;
        void host.call('change', to === 'history' ? { kind: 'view', view: to } : { kind: 'view' });
      }}
    >
      <Icon name={to === 'history' ? 'history' : 'git-compare'} /> {words.text('page.view', { view: to })}
    </button>
  );
}
