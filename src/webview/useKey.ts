import { useEffect, useRef } from 'preact/hooks';

/** Runs something when a key is pressed alone anywhere in the page but in a field that takes letters. */
export function useKey(key: string, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const listening = new AbortController();
    document.addEventListener(
      'keydown',
      event => {
        const { target } = event;
        const isTyping = target instanceof Element && target.closest('input, select, textarea') !== null;
        if (event.key !== key || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        latest.current();
      },
      { signal: listening.signal },
    );
    return () => listening.abort();
  }, [key]);
}
