import { type ComponentChild, render } from 'preact';
import { languageOf } from '../core/messages/catalogue';
import { loadFormatter } from '../core/messages/catalogueFormatter';
import type { Formatter } from '../core/messages/formatter';
import { Words } from './words';

/**
 * Draws each state that the host sends. The sentences load while the host computes; the outline of the document stands
 * until both are here.
 */
export function startPage<State>(
  connect: (show: (state: State) => void) => void,
  draw: (state: State) => ComponentChild,
): void {
  const root = document.getElementById('page');
  let state: State | undefined;
  let words: Formatter | undefined;
  const show = () => {
    if (root === null || state === undefined || words === undefined) return;
    root.querySelector('.skeleton')?.remove();
    render(<Words.Provider value={words}>{draw(state)}</Words.Provider>, root);
  };
  connect(shown => {
    state = shown;
    show();
  });
  void loadFormatter(languageOf(document.documentElement.lang)).then(loaded => {
    words = loaded;
    show();
  });
}
