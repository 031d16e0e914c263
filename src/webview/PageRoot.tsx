import { useEffect, useState } from 'preact/hooks';
import { languageOf } from '../core/messages/catalogue';
import { loadFormatter } from '../core/messages/catalogueFormatter';
import type { Formatter } from '../core/messages/formatter';
import type { PageState } from '../protocol/page';
import { ComparisonPage } from './ComparisonPage';
import { connect } from './host';
import { Words } from './words';

/** What the host says there is to show. The sentences load while the host computes it, and stay. */
export function PageRoot() {
  const [state, setState] = useState<PageState>();
  const [words, setWords] = useState<Formatter>();
  useEffect(() => connect(setState), []);
  useEffect(() => void loadFormatter(languageOf(document.documentElement.lang)).then(setWords), []);
  if (state === undefined || words === undefined) return null;
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
