import { render } from 'preact';
import { languageOf } from '../../core/messages/catalogue';
import { loadFormatter } from '../../core/messages/catalogueFormatter';
import type { Formatter } from '../../core/messages/formatter';
import type { PlanState } from '../../protocol/planPage';
import { Words } from '../words';
import { PlanPage } from './PlanPage';
import '../base.css';
import './plan.css';
import { connect } from './planHost';

/** The sentences load while the host computes; the outline of the document stands until both are here. */
const root = document.getElementById('page');
let state: PlanState | undefined;
let words: Formatter | undefined;

connect(shown => {
  state = shown;
  draw();
});
void loadFormatter(languageOf(document.documentElement.lang)).then(loaded => {
  words = loaded;
  draw();
});

function draw(): void {
  if (root === null || state === undefined || words === undefined) return;
  root.querySelector('.skeleton')?.remove();
  render(
    <Words.Provider value={words}>
      {state.kind === 'notice' ? (
        <main class="notice">
          <p role="alert">{words.say(state.message)}</p>
        </main>
      ) : (
        <PlanPage state={state} />
      )}
    </Words.Provider>,
    root,
  );
}
