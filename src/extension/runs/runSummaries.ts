import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { runSummary } from '../../core/reports/runSummary';
import type { Runs } from './runs';

const scheme = 'pts-lens-run';

/** Shows what came home of a run, as a page of text: what is missing, and why. */
export class RunSummaries implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #subscription = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(
    private readonly runs: Runs,
    private readonly words: Formatter,
  ) {}

  async show(id: string): Promise<void> {
    const name = this.runs.store.entry(id)?.record.name;
    if (name === undefined) return;
    const title = name.replace(/[\\/]/g, ' ');
    const uri = vscode.Uri.from({ scheme, path: `/${id}/${title}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const id = uri.path.split('/')[1] ?? '';
    const entry = this.runs.store.entry(id);
    const judged = await this.runs.judge(id);
    if (entry?.home === undefined || judged === undefined) return this.words.text('records.not-home');
    const { record, end, home } = entry;
    const folder = vscode.workspace.asRelativePath(vscode.Uri.parse(home.folder, true));
    const { outcome, results, lastLines } = judged;
    return runSummary({ record, end, outcome, results, folder, lastLines }, this.words);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
