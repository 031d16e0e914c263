import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { HistoryPageProps } from './HistoryPage';

/** The page of a history, in a chunk of its own that is loaded with the first one: most pages are comparisons. */
export function LaterHistory(props: HistoryPageProps) {
  const [Page, setPage] = useState<ComponentType<HistoryPageProps>>();
  useEffect(() => {
    void import('./HistoryPage').then(({ HistoryPage }) => setPage(() => HistoryPage));
  }, []);
  return Page === undefined ? null : <Page {...props} />;
}
