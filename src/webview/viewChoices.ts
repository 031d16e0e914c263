import { useCallback, useState } from 'preact/hooks';
import type { ViewChoices } from '../protocol/page';
import { host } from './host';

/** The reader's choices, as they were when the page was last open; each change is kept by the host. */
export function useViewChoices(initial: ViewChoices): [ViewChoices, (change: Partial<ViewChoices>) => void] {
  const [choices, setChoices] = useState(initial);
  const change = useCallback((part: Partial<ViewChoices>) => {
    setChoices(before => {
      const after = { ...before, ...part };
      void host.call('keep', after);
      return after;
    });
  }, []);
  return [choices, change];
}
