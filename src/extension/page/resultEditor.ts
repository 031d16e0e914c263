import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import { message } from '../../core/messages/message';
import type { Reading } from '../../core/results/model';
import type { PageState, Place } from '../../protocol/page';
import { folderName } from '../library/resultReader';
import { SteadyReading } from '../library/steadyReading';
import type { PageFactory } from './pageFactory';
import type { ResultChoices } from './resultChoices';
import { reveal } from './reveal';
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
    const steady = new SteadyReading(document, () => refresh());
    const refresh = this.pages.open(panel, {
      state: async () => this.#state(document, await steady.read()),
      change: async change => {
        await this.choices.change(document.uri, change);
        refresh();
        return undefined;
      },
      keep: choices => this.memory.keep(document.uri, choices),
      showInText: (place: Place) => reveal(document.uri, place).then(() => undefined),
      compareWith: async () => {
        await vscode.commands.executeCommand('ptsLens.compare', document.uri);
        return undefined;
      },
    });
    const edits = vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document === document && change.contentChanges.length > 0) refresh();
    });
    panel.onDidDispose(() => vscode.Disposable.from(edits, steady).dispose());
  }

  #state(document: vscode.TextDocument, reading: Reading): PageState {
    const { language } = this.pages.words;
    if (reading.kind === 'foreign') {
      return { kind: 'notice', language, message: message('extension.foreign', { root: reading.root }) };
    }
    if (reading.kind === 'unreadable') return { kind: 'notice', language, message: reading.message };
    const path = document.uri.path.split('/').at(-1) ?? document.uri.path;
    const comparison = compareFiles(
      {
        version: 1,
        files: [path],
        ...(reading.file.title === undefined ? {} : { title: reading.file.title }),
        ...this.choices.of(document.uri),
      },
      [{ path, folder: folderName(document.uri), reading }],
    );
    return {
      kind: 'comparison',
      language,
      view: 'result',
      choices: this.memory.of(document.uri),
      comparison,
    };
  }
}
