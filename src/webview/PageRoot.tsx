import type { Formatter } from '../core/messages/formatter';
import type { PageState } from '../protocol/page';
import { ComparisonPage } from './ComparisonPage';
import { CanRun } from './canRun';
import { LaterHistory } from './history/LaterHistory';
import { Words } from './words';

interface Props {
  readonly state: PageState;
  readonly words: Formatter;
}

/** What the host says there is to show. */
export function PageRoot({ state, words }: Props) {
  return (
    <Words.Provider value={words}>
      {state.kind === 'notice' ? (
        <main class="notice">
          <p role="alert">{words.say(state.message)}</p>
        </main>
      ) : state.kind === 'history' ? (
        <LaterHistory history={state.history} initial={state.choices} />
      ) : (
        <CanRun.Provider value={state.canRun}>
          <ComparisonPage
            comparison={state.comparison}
            view={state.view}
            initial={state.choices}
            asked={state.asked}
          />
        </CanRun.Provider>
      )}
    </Words.Provider>
  );
}
