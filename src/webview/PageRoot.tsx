import { useEffect, useState } from 'preact/hooks';
import { Formatter } from '../core/messages/formatter';
import type { PageState } from '../protocol/page';
import { ComparisonPage } from './ComparisonPage';
import { connect } from './host';
import { Words } from './words';

/** What the host says there is to show. */
export function PageRoot() {
  const [state, setState] = useState<PageState>();
  useEffect(() => connect(setState), []);
  if (state === undefined || state.kind === 'loading') return null;
  const words = new Formatter(state.language);
  return (
    <Words.Provider value={words}>
      {state.kind === 'notice' ? (
        <main class="notice">
          <p role="alert">{words.say(state.message)}</p>
        </main>
      ) : (
        <ComparisonPage comparison={state.comparison} view={state.view} initial={state.choices} />
      )}
    </Words.Provider>
  );
}
