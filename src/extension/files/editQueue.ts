import * as vscode from 'vscode';
import type { TextEdit } from '../../core/results/textEdit';

/** Maximum attempts: applyEdit fails if the text changed meanwhile. */
const mostAttempts = 5;
const pauseMilliseconds = 40;

/** Applies changes to one document in the order they were asked for, each to the text as it then is. */
export class EditQueue {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly document: vscode.TextDocument) {}

  /** Answers whether the change was applied. `editsOf` is asked anew at every attempt. */
  apply(editsOf: (text: string) => readonly TextEdit[]): Promise<boolean> {
    const applied = this.#last.then(() => this.#attempt(editsOf));
    this.#last = applied.catch(() => undefined);
    return applied;
  }

  async #attempt(editsOf: (text: string) => readonly TextEdit[]): Promise<boolean> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const edits = editsOf(this.document.getText());
      if (await vscode.workspace.applyEdit(this.#workspaceEdit(edits))) return true;
      await new Promise(resolve => setTimeout(resolve, pauseMilliseconds));
    }
    return false;
  }

  #workspaceEdit(edits: readonly TextEdit[]): vscode.WorkspaceEdit {
    const { uri } = this.document;
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of edits) {
      edit.replace(
        uri,
        new vscode.Range(this.document.positionAt(start), this.document.positionAt(end)),
        text,
      );
    }
    return edit;
  }
}
