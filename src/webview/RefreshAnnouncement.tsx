import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison } from '../core/comparison/comparison';
import { useWords } from './words';

/** Announces a refresh to screen readers without moving the focus. */
export function RefreshAnnouncement({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const first = useRef(true);
  const [said, say] = useState('');
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    say(
      words.text('page.refreshed', {
        benchmarks: comparison.rows.length,
        systems: comparison.systems.length,
      }),
    );
  }, [comparison]);
  return (
    <div class="visually-hidden" role="status">
      {said}
    </div>
  );
}
