import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import type { ComparedSystem } from '../../core/comparison/comparison';
import { documentLimits, loadFiles } from '../../core/comparison/loadFiles';
import { systemsOf } from '../../core/comparison/resolvedSystems';
import type { DocumentSystem } from '../../core/document/document';
import { type AddedFiles, type DocumentChange, editDocument } from '../../core/document/edit';
import { parseDocument } from '../../core/document/parse';
import { pooledSystem } from '../../core/document/systemsChange';
import type { RanOn } from '../../core/environment/evidence/ranOn';
import type { Formatter } from '../../core/messages/formatter';
import type { PageChange } from '../../protocol/page';
import { DocumentFiles } from '../files/documentFiles';
import { EditQueue } from '../files/editQueue';
import { FileWatch } from '../files/fileWatch';
import { resolvePath } from '../files/paths';
import { type ResultDocuments, resultFileAt } from '../files/resultDocuments';
import { askPool } from './askPool';
import type { LoadedSource, PageSource, ShownComparison } from './pageSource';

/** Lets the user pick systems that are not shown yet, named from the document. */
type PickMoreSystems = (
  document: vscode.Uri,
  shown: readonly DocumentSystem[],
) => Promise<Pick<AddedFiles, 'files' | 'systems'> | undefined>;

/** The Comparison view, and the History view: a `.ptscompare`. Its text is the only state; every change is an edit of it. */
export class DocumentSource implements PageSource {
  readonly view = 'comparison';
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #edits: EditQueue;
  readonly #watch: FileWatch;
  readonly #changes: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly results: ResultDocuments,
    private readonly words: Formatter,
    private readonly pickMore: PickMoreSystems,
  ) {
    this.#edits = new EditQueue(document);
    this.#watch = new FileWatch(results, () => this.#changed.fire());
    this.#changes = vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document === document && change.contentChanges.length > 0) this.#changed.fire();
    });
  }

  async load(): Promise<LoadedSource> {
    const read = parseDocument(this.document.getText());
    if (read.kind === 'invalid') return { kind: 'notice', message: read.message };
    const { uri } = this.document;
    const named = read.document.files.slice(0, documentLimits.files);
    this.#watch.only(named.flatMap(path => resolvePath(uri, path) ?? []));
    return { kind: 'files', ...(await loadFiles(read.document, new DocumentFiles(this.results, uri))) };
  }

  async change(change: PageChange, shown: ShownComparison | undefined): Promise<void> {
    const isOfSystems = change.kind === 'pool' && shown !== undefined;
    if (isOfSystems && !(await this.#mayPool(change.labels, shown))) return;
    const edit = changeOf(change, shown);
    if (edit !== undefined) await this.#edit(edit);
  }

  async declare(
    { label }: ComparedSystem,
    ranOn: RanOn | undefined,
    { comparison }: ShownComparison,
  ): Promise<void> {
    await this.#edit({ kind: 'ran-on', label, ranOn, systems: systemsOf(comparison) });
  }

  async addSystems(shown: readonly DocumentSystem[]): Promise<void> {
    const added = await this.pickMore(this.document.uri, shown);
    if (added !== undefined) await this.#edit({ kind: 'add-files', ...added, shown });
  }

  async uriOf(file: string): Promise<vscode.Uri | undefined> {
    const uri = resolvePath(this.document.uri, file);
    return uri && resultFileAt(uri);
  }

  dispose(): void {
    vscode.Disposable.from(this.#watch, this.#changes, this.#changed).dispose();
  }

  /** Asks before sessions become one system that are not one: what differs is what the comparison will say of them. */
  async #mayPool(
    labels: readonly string[],
    { document, files, comparison }: ShownComparison,
  ): Promise<boolean> {
    const pool = pooledSystem(systemsOf(comparison), labels);
    if (pool === undefined) return true;
    const [pooled] = compareFiles({ ...document, systems: [pool] }, files).systems;
    return pooled?.mixed === undefined || (await askPool(this.words, pooled.mixed));
  }

  async #edit(change: DocumentChange): Promise<void> {
    if (!(await this.#edits.apply(text => editDocument(text, change))))
      void vscode.window.showErrorMessage(this.words.text('extension.edit-refused'));
  }
}

/**
 * A change of systems with the systems as they are shown, for a document that leaves them to its files. Undefined where
 * none are: a history has no such change.
 */
function changeOf(change: PageChange, shown: ShownComparison | undefined): DocumentChange | undefined {
  switch (change.kind) {
    case 'pool':
    case 'unpool':
    case 'remove-system':
    case 'rename-system':
    case 'move-system':
      return shown && { ...change, systems: systemsOf(shown.comparison) };
    case 'title':
      return { kind: 'title', title: change.title };
    default:
      return change;
  }
}
