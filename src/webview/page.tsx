import { render } from 'preact';
import { languageOf } from '../core/messages/catalogue';
import { loadFormatter } from '../core/messages/catalogueFormatter';
import type { Formatter } from '../core/messages/formatter';
import type { PageState } from '../protocol/page';
import { connect } from './host';
import './base.css';
import './page.css';
import './history/history.css';
import { PageRoot } from './PageRoot';

/** The sentences load while the host computes; the outline of the document stands until both are here. */
const root = document.getElementById('page');
let state: PageState | undefined;
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
  render(<PageRoot state={state} words={words} />, root);
}
