import * as vscode from 'vscode';
import type { BenchmarkResult } from '../../core/results/resultFile';

/** VS Code takes some 40 ms for a thread, and milliseconds of pause: its window has time for what a person does meanwhile. */
const slice = { threads: 2, pause: 100 };

interface Waiting {
  /** In the order of the file. */
  results: readonly BenchmarkResult[];
  readonly add: (result: BenchmarkResult) => void;
}

/** Threads that are still to be made: those in sight at once, the others in slices. */
export class ThreadQueue implements vscode.Disposable {
  readonly #files = new Map<string, Waiting>();
  readonly #subscription: vscode.Disposable;
  #isWorking = false;
  #isDisposed = false;

  constructor() {
    this.#subscription = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
      this.#addSeen(textEditor.document.uri),
    );
  }

  /** From now on these of a file are to be made, and no others. */
  set(uri: vscode.Uri, results: readonly BenchmarkResult[], add: Waiting['add']): void {
    this.#files.set(uri.toString(), { results, add });
    this.#addSeen(uri);
    void this.#work();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#files.clear();
    this.#subscription.dispose();
  }

  #addSeen(uri: vscode.Uri): void {
    const key = uri.toString();
    const waiting = this.#files.get(key);
    if (waiting === undefined) return;
    const seen = vscode.window.visibleTextEditors
      .filter(({ document }) => document.uri.toString() === key)
      .flatMap(({ visibleRanges }) => visibleRanges);
    const isSeen = ({ range }: BenchmarkResult) =>
      seen.some(({ start, end }) => start.line <= range.line - 1 && range.line - 1 <= end.line);
    this.#take(key, waiting, isSeen);
  }

  #take(key: string, waiting: Waiting, isNext: (result: BenchmarkResult, index: number) => boolean): void {
    const next = waiting.results.filter(isNext);
    if (next.length > 0) waiting.results = waiting.results.filter(result => !next.includes(result));
    if (waiting.results.length === 0) this.#files.delete(key);
    for (const result of next) waiting.add(result);
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let [first] = this.#files; first !== undefined && !this.#isDisposed; [first] = this.#files) {
      const start = Date.now();
      this.#take(...first, (_result, index) => index < slice.threads);
      // The window answers when it has made them: as long as it took, it is left to others.
      await vscode.commands.executeCommand('setContext', 'ptsLens.findingsAreShown', true);
      await new Promise(resolve => setTimeout(resolve, slice.pause + Date.now() - start));
    }
    this.#isWorking = false;
  }
}
