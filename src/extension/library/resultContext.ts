import * as vscode from 'vscode';
import { sniffResult } from '../../core/results/sniff';

/** As much of a text as is looked at to tell whose composite.xml it is. */
const headLength = 8_192;

/**
 * Keeps the context key `ptsLens.resultFiles`: the open texts that really are PTS's, so that other
 * products' composite.xml get no button and no word from us.
 */
export class ResultContext implements vscode.Disposable {
  readonly #files = new Map<string, vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(document => this.#look(document)),
      vscode.workspace.onDidChangeTextDocument(change => this.#look(change.document)),
      vscode.workspace.onDidCloseTextDocument(document => this.#forget(document.uri)),
    );
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(document: vscode.TextDocument): void {
    if (!document.uri.path.endsWith('.xml')) return;
    const head = document.getText(new vscode.Range(0, 0, 64, 0)).slice(0, headLength);
    if (sniffResult(head) === 'results') this.#remember(document.uri);
    else this.#forget(document.uri);
  }

  #remember(uri: vscode.Uri): void {
    if (this.#files.has(uri.toString())) return;
    this.#files.set(uri.toString(), uri);
    this.#publish();
  }

  #forget(uri: vscode.Uri): void {
    if (this.#files.delete(uri.toString())) this.#publish();
  }

  /** Paths, not URIs: seen from the window, a file on a remote machine has another scheme than here. */
  #paths(): readonly string[] {
    return [...this.#files.values()].map(uri => uri.fsPath);
  }

  #publish(): void {
    void vscode.commands.executeCommand('setContext', 'ptsLens.resultFiles', this.#paths());
  }
}
