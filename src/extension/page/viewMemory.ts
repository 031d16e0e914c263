import * as v from 'valibot';
import type * as vscode from 'vscode';
import { type ViewChoices, viewChoicesSchema } from '../../protocol/page';

/**
 * How a reader had a page: filter, order, open rows. VS Code forgets a custom editor's own state with
 * the window, so the workspace keeps it. By path: an untitled comparison stays itself when saved.
 */
export class ViewMemory {
  constructor(private readonly memento: vscode.Memento) {}

  of(uri: vscode.Uri): ViewChoices {
    const kept = v.safeParse(viewChoicesSchema, this.memento.get(keyOf(uri), {}));
    return kept.success ? kept.output : {};
  }

  async keep(uri: vscode.Uri, choices: ViewChoices): Promise<undefined> {
    await this.memento.update(keyOf(uri), choices);
    return undefined;
  }
}

function keyOf(uri: vscode.Uri): string {
  return `view ${uri.path}`;
}
