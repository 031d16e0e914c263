import type * as vscode from 'vscode';
import { dayOf } from '../../core/library/age';
import { momentOf } from '../../core/library/moment';
import type { Library } from './library';
import type { LibraryNode } from './nodes';

const minute = 60_000;

/**
 * Keeps the ages in the Results view true while it can be seen: minutes while there is a result of this hour, else
 * hours, and the days over midnight. Nothing runs while the view is hidden.
 */
export class AgeClock implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #timer: ReturnType<typeof setInterval> | undefined;
  #drawn = hourOf(Date.now());

  constructor(
    private readonly view: vscode.TreeView<LibraryNode>,
    private readonly library: Library,
    private readonly redraw: () => void,
  ) {
    this.#subscription = view.onDidChangeVisibility(() => this.#follow());
    this.#follow();
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#subscription.dispose();
  }

  #follow(): void {
    clearInterval(this.#timer);
    if (!this.view.visible) return;
    this.#look();
    this.#timer = setInterval(() => this.#look(), minute);
  }

  #look(): void {
    const now = Date.now();
    const [newest] = this.library.entries;
    const isFresh = newest !== undefined && Math.abs(now - momentOf(newest)) < 60 * minute;
    if (!isFresh && this.#drawn === hourOf(now)) return;
    this.#drawn = hourOf(now);
    this.redraw();
  }
}

function hourOf(moment: number): string {
  return `${dayOf(moment)} ${new Date(moment).getHours()}`;
}
