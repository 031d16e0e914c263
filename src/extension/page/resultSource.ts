import * as vscode from 'vscode';
import type { ComparedSystem } from '../../core/comparison/comparison';
import { systemsOf } from '../../core/comparison/resolvedSystems';
import { newDocument } from '../../core/document/document';
import { folderOf } from '../../core/document/labels';
import { changeSystems } from '../../core/document/systemsChange';
import type { RanOn } from '../../core/environment/evidence/ranOn';
import { message } from '../../core/messages/message';
import type { PageChange, PreviousRun } from '../../protocol/page';
import { OwnLogs } from '../files/ownLogs';
import { pathFrom } from '../files/paths';
import type { ResultDocuments } from '../files/resultDocuments';
import { declareSystem } from '../settings';
import type { LoadedSource, PageSource, ShownComparison } from './pageSource';
import type { ResultChoices } from './resultChoices';

/** Opens an unsaved comparison of this text, which names its files from the place it will be saved to. */
type OpenUntitled = (textOf: (target: vscode.Uri) => string | undefined) => Promise<unknown>;

/** The Result view: one composite.xml, as its text is open. The file is only read; choices are kept by the workspace. */
export class ResultSource implements PageSource {
  readonly view = 'result';
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #logs: OwnLogs;
  readonly #changes: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly results: ResultDocuments,
    private readonly choices: ResultChoices,
    private readonly openUntitled: OpenUntitled,
    /** Finds what changed since the run before that of a file. */
    private readonly since: (file: vscode.Uri) => Promise<PreviousRun | undefined>,
  ) {
    this.#logs = new OwnLogs(document.uri.toString());
    this.#changes = results.onDidChange(uri => {
      if (uri.toString() === document.uri.toString()) this.#changed.fire();
    });
  }

  get resultFile(): vscode.Uri {
    return this.document.uri;
  }

  async load(): Promise<LoadedSource> {
    const reading = await this.results.of(this.document);
    if (reading.kind === 'foreign')
      return { kind: 'notice', message: message('extension.foreign', { root: reading.root }) };
    if (reading.kind === 'unreadable') return { kind: 'notice', message: reading.message };
    const { file } = reading;
    const { uri } = this.document;
    const path = uri.path.split('/').at(-1) ?? uri.path;
    return {
      kind: 'files',
      document: {
        version: 1,
        files: [path],
        ...(file.title === undefined ? {} : { title: file.title }),
        ...this.choices.of(uri),
      },
      files: [{ path, folder: folderOf(uri.path), reading, systemLogs: await this.#logs.of(file.systems) }],
    };
  }

  async change(change: PageChange, shown: ShownComparison | undefined): Promise<void> {
    if (shown === undefined) return;
    // Runs are merged in a comparison of their own: the file stays as PTS wrote it.
    if (change.kind === 'pool') {
      await this.openUntitled(target => this.#merged(target, change.labels, shown));
      return;
    }
    await this.choices.change(this.document.uri, change);
    this.#changed.fire();
  }

  #merged(target: vscode.Uri, labels: readonly string[], { comparison, document }: ShownComparison) {
    const file = pathFrom(target, this.document.uri);
    const systems = systemsOf(comparison).map(system => ({
      ...system,
      sessions: system.sessions.map(session => ({ ...session, file })),
    }));
    const changed = changeSystems(systems, comparison.baseline, { kind: 'pool', labels });
    if (changed === undefined) return undefined;
    return newDocument({
      ...document,
      files: [file],
      systems: changed.systems.map(({ system }) => system),
      ...(changed.baseline === undefined ? {} : { baseline: changed.baseline }),
    });
  }

  /** A result file is PTS's: the user's word on its systems goes into the settings. */
  async declare(system: ComparedSystem, ranOn: RanOn | undefined): Promise<void> {
    const identifier = system.sessions[0]?.identifier;
    if (identifier !== undefined) await declareSystem(identifier, ranOn);
  }

  previousRun(): Promise<PreviousRun | undefined> {
    return this.since(this.document.uri);
  }

  async uriOf(): Promise<vscode.Uri> {
    return this.document.uri;
  }

  dispose(): void {
    vscode.Disposable.from(this.#changes, this.#changed).dispose();
  }
}
