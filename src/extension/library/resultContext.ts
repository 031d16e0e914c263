import * as vscode from 'vscode';
import { sniffResult } from '../../core/results/sniff';
import type { Library } from './library';

/** Most characters read to recognise a composite.xml of PTS. */
const headLength = 8_192;

/** Most results that get buttons in the explorer, the newest first: VS Code evaluates the list for each line it draws. */
const mostPublished = 5_000;

/**
 * Keeps the context keys `ptsLens.resultFiles` and `ptsLens.resultFolders`: the files that really are
 * PTS's, so that other products' composite.xml get no button and no word from us.
 */
export class ResultContext implements vscode.Disposable {
  /** Open texts, of any name. */
  readonly #open = new Map<string, vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  #published = '';

  constructor(private readonly library: Library) {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(document => this.#look(document)),
      vscode.workspace.onDidChangeTextDocument(change => this.#look(change.document)),
      vscode.workspace.onDidCloseTextDocument(document => this.#forget(document.uri)),
      library.onDidChange(({ kind }) => {
        if (kind === 'list') this.#publish();
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(document: vscode.TextDocument): void {
    // A definition has the root of a result, but no results.
    if (!document.uri.path.endsWith('.xml') || document.languageId === 'pts-definition') return;
    const head = document.getText(new vscode.Range(0, 0, 64, 0)).slice(0, headLength);
    if (sniffResult(head) === 'results') this.#remember(document.uri);
    else this.#forget(document.uri);
  }

  #remember(uri: vscode.Uri): void {
    if (this.#open.has(uri.toString())) return;
    this.#open.set(uri.toString(), uri);
    this.#publish();
  }

  #forget(uri: vscode.Uri): void {
    if (this.#open.delete(uri.toString())) this.#publish();
  }

  /** Paths, not URIs: seen from the window, a file on a remote machine has another scheme than here. */
  #publish(): void {
    const known = this.library.entries
      .filter(({ content }) => content.kind !== 'unreadable')
      .slice(0, mostPublished)
      .map(({ path }) => vscode.Uri.parse(path, true));
    const folders = known.map(uri => vscode.Uri.joinPath(uri, '..').fsPath);
    const files = [...new Set([...known, ...this.#open.values()].map(uri => uri.fsPath))];
    const hasResults = this.library.entries.length > 0;
    const all = JSON.stringify([folders, files, hasResults]);
    if (all === this.#published) return;
    this.#published = all;
    void vscode.commands.executeCommand('setContext', 'ptsLens.resultFiles', files);
    void vscode.commands.executeCommand('setContext', 'ptsLens.resultFolders', folders);
    void vscode.commands.executeCommand('setContext', 'ptsLens.hasResults', hasResults);
  }
}
