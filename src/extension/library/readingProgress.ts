import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Library } from './library';
import type { LibraryNode } from './nodes';

/** Quicker than this, nothing is shown. */
const patienceMilliseconds = 500;

/** Shows in the Results view how many files are left to read, a button that stops reading, and whether the search was cut. */
export class ReadingProgress implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isShown = false;
  #done: (() => void) | undefined;

  constructor(
    private readonly library: Library,
    private readonly words: Formatter,
    private readonly view: vscode.TreeView<LibraryNode>,
  ) {
    this.#subscription = library.onDidChange(() => this.#follow());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#done?.();
  }

  #follow(): void {
    const { pending, isCut } = this.library;
    const message = isCut ? this.words.text('library.search-cut') : '';
    if ((this.view.message ?? '') !== message) this.view.message = message;
    if (pending > 0) {
      this.#timer ??= setTimeout(() => this.#show(), patienceMilliseconds);
      if (this.#isShown) this.#update();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#done?.();
    this.#update();
  }

  #show(): void {
    if (this.library.pending === 0) return;
    this.#isShown = true;
    this.#update();
    void vscode.window.withProgress(
      { location: { viewId: 'ptsLens.results' } },
      () =>
        new Promise<void>(resolve => {
          this.#done = resolve;
        }),
    );
  }

  #update(): void {
    this.view.description = this.#isShown
      ? this.words.text('library.reading-left', { pending: this.library.pending })
      : '';
    void vscode.commands.executeCommand('setContext', 'ptsLens.isReading', this.#isShown);
  }
}
