import * as v from 'valibot';
import * as vscode from 'vscode';
import type { View } from '../../core/document/document';
import { type AskedRow, type ViewChoices, viewChoicesSchema } from '../../protocol/page';

/**
 * How a reader had a page: filter, order, open rows. VS Code forgets a custom editor's own state with
 * the window, so the workspace keeps it. By path: an untitled comparison stays itself when saved. A history has its own: its
 * filter has no verdicts.
 */
export class ViewMemory {
  readonly #asked = new Map<string, AskedRow>();
  #count = 0;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  /** A file of whose page a row is asked for. */
  readonly onDidAsk = this.#changed.event;

  constructor(private readonly memento: vscode.Memento) {}

  of(uri: vscode.Uri, view: View | undefined): ViewChoices {
    const kept = v.safeParse(viewChoicesSchema, this.memento.get(keyOf(uri, view), {}));
    return kept.success ? kept.output : {};
  }

  async keep(uri: vscode.Uri, choices: ViewChoices, view: View | undefined): Promise<undefined> {
    const asked = this.#asked.get(keyOf(uri));
    // The page has opened it.
    if (asked !== undefined && choices.open?.includes(asked.row)) this.#asked.delete(keyOf(uri));
    await this.memento.update(keyOf(uri, view), choices);
    return undefined;
  }

  /** The page of a file is to open this row and bring it before the eye, once. */
  ask(uri: vscode.Uri, row: string): void {
    this.#count += 1;
    this.#asked.set(keyOf(uri), { row, time: this.#count });
    this.#changed.fire(uri);
  }

  /** The row that the page has not opened yet. */
  askedOf(uri: vscode.Uri): AskedRow | undefined {
    return this.#asked.get(keyOf(uri));
  }
}

function keyOf(uri: vscode.Uri, view?: View): string {
  return `${view ?? 'view'} ${uri.path}`;
}
