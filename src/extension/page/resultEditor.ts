import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import { folderOf } from '../../core/comparison/labels';
import type { Comparison } from '../../core/comparison/model';
import { message } from '../../core/messages/message';
import type { Reading, ResultFile } from '../../core/results/model';
import type { PageState, Place } from '../../protocol/page';
import { OwnLogs } from '../library/ownLogs';
import { SteadyReading } from '../library/steadyReading';
import { askRanOn } from './askRanOn';
import type { PageFactory } from './pageFactory';
import type { ResultChoices } from './resultChoices';
import { reveal } from './reveal';
import { saySystem } from './saidSystems';
import { knownOf } from './surroundings';
import type { ViewMemory } from './viewMemory';

/** The Result view: one composite.xml as a page. The file is only read; choices are kept by the workspace. */
export class ResultEditor implements vscode.CustomTextEditorProvider {
  static readonly viewType = 'ptsLens.result';

  static register(pages: PageFactory, choices: ResultChoices, memory: ViewMemory): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(
      ResultEditor.viewType,
      new ResultEditor(pages, choices, memory),
    );
  }

  private constructor(
    private readonly pages: PageFactory,
    private readonly choices: ResultChoices,
    private readonly memory: ViewMemory,
  ) {}

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const logs = new OwnLogs(document.uri.toString());
    const steady = new SteadyReading(document, () => refresh());
    const refresh = this.pages.open(panel, {
      state: async () => this.#state(document, await steady.read(), logs),
      change: async change => {
        await this.choices.change(document.uri, change);
        refresh();
        return undefined;
      },
      keep: choices => this.memory.keep(document.uri, choices),
      askRanOn: label => this.#askRanOn(document, label, steady, logs),
      showInText: (place: Place) => reveal(document.uri, place).then(() => undefined),
      compareWith: async () => {
        await vscode.commands.executeCommand('ptsLens.compare', document.uri);
        return undefined;
      },
    });
    const edits = vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document === document && change.contentChanges.length > 0) refresh();
    });
    const settings = vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('ptsLens.systems')) refresh();
    });
    panel.onDidDispose(() => vscode.Disposable.from(edits, settings, steady).dispose());
  }

  async #state(document: vscode.TextDocument, reading: Reading, logs: OwnLogs): Promise<PageState> {
    if (reading.kind === 'foreign') {
      return { kind: 'notice', message: message('extension.foreign', { root: reading.root }) };
    }
    if (reading.kind === 'unreadable') return { kind: 'notice', message: reading.message };
    const comparison = await this.#compare(document, reading.file, logs);
    return {
      kind: 'comparison',
      view: 'result',
      choices: this.memory.of(document.uri),
      comparison,
    };
  }

  async #compare(document: vscode.TextDocument, file: ResultFile, logs: OwnLogs): Promise<Comparison> {
    const path = document.uri.path.split('/').at(-1) ?? document.uri.path;
    const files = [
      {
        path,
        folder: folderOf(document.uri.path),
        reading: { kind: 'results', file },
        systemLogs: await logs.of(file.systems),
      },
    ] as const;
    return compareFiles(
      {
        version: 1,
        files: [path],
        ...(file.title === undefined ? {} : { title: file.title }),
        ...this.choices.of(document.uri),
      },
      files,
      await knownOf(files, document.uri),
    );
  }

  /** A result file is PTS's: the user's word on its systems goes into the settings. */
  async #askRanOn(
    document: vscode.TextDocument,
    label: string,
    steady: SteadyReading,
    logs: OwnLogs,
  ): Promise<undefined> {
    const reading = await steady.read();
    if (reading.kind !== 'results') return undefined;
    const comparison = await this.#compare(document, reading.file, logs);
    const system = comparison.systems.find(one => one.label === label);
    const identifier = system?.sessions[0]?.identifier;
    if (system === undefined || identifier === undefined) return undefined;
    const answer = await askRanOn(this.pages.words, system);
    if (answer !== undefined) await saySystem(identifier, answer.ranOn);
    return undefined;
  }
}
