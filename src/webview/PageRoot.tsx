import type { PageState } from '../protocol/page';
import { ComparisonPage } from './ComparisonPage';
import { CanRun } from './canRun';
import { LaterHistory } from './history/LaterHistory';
import { Notice } from './Notice';

/** What the host says there is to show. */
export function PageRoot({ state }: { readonly state: PageState }) {
  switch (state.kind) {
    case 'notice':
      return <Notice message={state.message} />;
    case 'history':
      return <LaterHistory history={state.history} initial={state.choices} />;
    default:
      return (
        <CanRun.Provider value={state.canRun}>
          <ComparisonPage
            comparison={state.comparison}
            view={state.view}
            initial={state.choices}
            asked={state.asked}
          />
        </CanRun.Provider>
      );
  }
}
