import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import type { ComparisonDocument } from '../../core/comparison/document';
import { editDocument } from '../../core/comparison/edit';
import { documentLimits, loadFiles } from '../../core/comparison/loadFiles';
import type { Comparison } from '../../core/comparison/model';
import { parseDocument } from '../../core/comparison/parse';
import { systemsOf } from '../../core/comparison/systems';
import { pooledSystem } from '../../core/comparison/systemsChange';
import type { TextEdit } from '../../core/results/textEdit';
import type { PageChange, PageState, Place } from '../../protocol/page';
import { type ResultReader, resultFileAt } from '../library/resultReader';
import { askPool } from './askPool';
import { askRanOn } from './askRanOn';
import { DocumentFiles } from './documentFiles';
import { EditQueue } from './editQueue';
import { FileWatch } from './fileWatch';
import type { PageFactory } from './pageFactory';
import { resolvePath } from './paths';
import { reveal } from './reveal';
import { knownOf } from './surroundings';
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
    const edits = new EditQueue(document);
    const watch = new FileWatch(this.reader, () => refresh());
    const refresh = this.pages.open(panel, {
      state: () => this.#state(document, watch),
      change: change => this.#change(document, edits, change),
      keep: choices => this.memory.keep(document.uri, choices),
      askRanOn: label => this.#askRanOn(document, edits, label),
      showInText: place => this.#showInText(document, place),
      compareWith: async () => {
        await vscode.commands.executeCommand('ptsLens.compare');
        return undefined;
      },
    });
    const changes = vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document === document && change.contentChanges.length > 0) refresh();
    });
    const settings = vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('ptsLens.systems')) refresh();
    });
    panel.onDidDispose(() => vscode.Disposable.from(watch, changes, settings).dispose());
  }

  async #state(document: vscode.TextDocument, watch: FileWatch): Promise<PageState> {
    const read = parseDocument(document.getText());
    if (read.kind === 'invalid') return { kind: 'notice', message: read.message };
    const named = read.document.files.slice(0, documentLimits.files);
    watch.only(named.flatMap(path => resolvePath(document.uri, path) ?? []));
    const comparison = await this.#compare(document.uri, read.document);
    return {
      kind: 'comparison',
      view: 'comparison',
      choices: this.memory.of(document.uri),
      comparison,
    };
  }

  async #compare(base: vscode.Uri, document: ComparisonDocument): Promise<Comparison> {
    const loaded = await loadFiles(document, new DocumentFiles(this.reader, base));
    return compareFiles(loaded.document, loaded.files, await knownOf(loaded.files, base));
  }

  async #change(document: vscode.TextDocument, edits: EditQueue, change: PageChange): Promise<undefined> {
    if (change.kind === 'pool' && !(await this.#mayPool(document, change))) return undefined;
    const { words } = this.pages;
    await this.#apply(edits, async text => {
      const read = parseDocument(text);
      if (read.kind === 'invalid') throw new Error(words.say(read.message));
      if (change.kind !== 'pool' && change.kind !== 'unpool') return editDocument(text, change);
      const shown = await this.#compare(document.uri, read.document);
      return editDocument(text, { ...change, systems: systemsOf(shown) });
    });
    return undefined;
  }

  /** Asks before sessions become one system that are not one: what differs is what the comparison will say of them. */
  async #mayPool(
    document: vscode.TextDocument,
    change: Extract<PageChange, { readonly kind: 'pool' }>,
  ): Promise<boolean> {
    const read = parseDocument(document.getText());
    if (read.kind === 'invalid') return true;
    const shown = systemsOf(await this.#compare(document.uri, read.document));
    const pool = pooledSystem(shown, change.labels);
    if (pool === undefined) return true;
    const [pooled] = (await this.#compare(document.uri, { ...read.document, systems: [pool] })).systems;
    return pooled?.mixed === undefined || (await askPool(this.pages.words, pooled.mixed));
  }

  async #askRanOn(document: vscode.TextDocument, edits: EditQueue, label: string): Promise<undefined> {
    const read = parseDocument(document.getText());
    if (read.kind === 'invalid') return undefined;
    const comparison = await this.#compare(document.uri, read.document);
    const system = comparison.systems.find(one => one.label === label);
    const answer = system === undefined ? undefined : await askRanOn(this.pages.words, system);
    if (answer === undefined) return undefined;
    const systems = systemsOf(comparison);
    await this.#apply(edits, async text => editDocument(text, { kind: 'ran-on', label, ...answer, systems }));
    return undefined;
  }

  async #apply(edits: EditQueue, editsOf: (text: string) => Promise<readonly TextEdit[]>): Promise<void> {
    if (await edits.apply(editsOf)) return;
    void vscode.window.showErrorMessage(this.pages.words.text('extension.edit-refused'));
  }

  async #showInText(document: vscode.TextDocument, place: Place): Promise<undefined> {
    const uri = resolvePath(document.uri, place.file);
    if (uri !== undefined) await reveal(await resultFileAt(uri), place);
    return undefined;
  }
}
