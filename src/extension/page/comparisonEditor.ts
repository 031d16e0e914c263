import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import type { ComparisonDocument } from '../../core/comparison/document';
import { editDocument } from '../../core/comparison/edit';
import type { Comparison } from '../../core/comparison/model';
import { parseDocument } from '../../core/comparison/parse';
import { systemsOf } from '../../core/comparison/systems';
import type { PageChange, PageState, Place } from '../../protocol/page';
import { type ResultReader, resultFileAt } from '../library/resultReader';
import { FileWatch } from './fileWatch';
import type { PageFactory } from './pageFactory';
import { resolvePath } from './paths';
import { reveal } from './reveal';
import type { ViewMemory } from './viewMemory';

/** The Comparison view: a `.ptscompare` as a page. Its text is the only state; every change is an edit of it. */
export class ComparisonEditor implements vscode.CustomTextEditorProvider {
  static readonly viewType = 'ptsLens.comparison';

  static register(pages: PageFactory, reader: ResultReader, memory: ViewMemory): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(
      ComparisonEditor.viewType,
      new ComparisonEditor(pages, reader, memory),
    );
  }

  private constructor(
    private readonly pages: PageFactory,
    private readonly reader: ResultReader,
    private readonly memory: ViewMemory,
  ) {}

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const watch = new FileWatch(this.reader, () => refresh());
    const refresh = this.pages.open(panel, {
      state: () => this.#state(document, watch),
      change: change => this.#change(document, change),
      keep: choices => this.memory.keep(document.uri, choices),
      showInText: place => this.#showInText(document, place),
      compareWith: async () => {
        await vscode.commands.executeCommand('ptsLens.addToComparison', document.uri);
        return undefined;
      },
    });
    const edits = vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document === document && change.contentChanges.length > 0) refresh();
    });
    panel.onDidDispose(() => vscode.Disposable.from(watch, edits).dispose());
  }

  async #state(document: vscode.TextDocument, watch: FileWatch): Promise<PageState> {
    const { language } = this.pages.words;
    const read = parseDocument(document.getText());
    if (read.kind === 'invalid') return { kind: 'notice', language, message: read.message };
    watch.only(read.document.files.map(path => resolvePath(document.uri, path)));
    const comparison = await this.#compare(document.uri, read.document);
    return {
      kind: 'comparison',
      language,
      view: 'comparison',
      choices: this.memory.of(document.uri),
      comparison,
    };
  }

  async #compare(base: vscode.Uri, document: ComparisonDocument): Promise<Comparison> {
    const load = (path: string) => this.reader.load(resolvePath(base, path), path);
    return compareFiles(document, await Promise.all(document.files.map(load)));
  }

  async #change(document: vscode.TextDocument, change: PageChange): Promise<undefined> {
    const text = document.getText();
    const read = parseDocument(text);
    if (read.kind === 'invalid') throw new Error(this.pages.words.say(read.message));
    const pools = change.kind === 'pool' || change.kind === 'unpool';
    const edits = editDocument(
      text,
      pools ? { ...change, systems: systemsOf(await this.#compare(document.uri, read.document)) } : change,
    );
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, text: replacement } of edits) {
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
        replacement,
      );
    }
    await vscode.workspace.applyEdit(edit);
    return undefined;
  }

  async #showInText(document: vscode.TextDocument, place: Place): Promise<undefined> {
    await reveal(await resultFileAt(resolvePath(document.uri, place.file)), place);
    return undefined;
  }
}
