import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import { ComparisonMemory } from '../../core/comparison/memory';
import { systemsOf } from '../../core/comparison/resolvedSystems';
import type { ComparisonDocument, DocumentSystem, View } from '../../core/document/document';
import { clippedRow } from '../../core/history/clipped';
import type { History } from '../../core/history/history';
import { historyInSteps } from '../../core/history/historyOf';
import { outlineOf } from '../../core/history/outline';
import { systemsOfHistory } from '../../core/history/runs';
import { message } from '../../core/messages/message';
import type { LogOf, PageState } from '../../protocol/page';
import { type TestLog, testLogOf } from '../files/testLogs';
import { inTurns } from '../files/turns';
import { openTestLog } from '../logs/openTestLog';
import { contextOf, isOurs } from '../settings';
import { askName } from './askName';
import { askRanOn } from './askRanOn';
import { exportPage } from './exportPage';
import type { PageFactory } from './pageFactory';
import type { PageSource, ShownComparison } from './pageSource';
import { reveal } from './reveal';
import type { ViewMemory } from './viewMemory';

/** The Result view, the Comparison view and the History view: one page, whatever it is made from. */
export class PageEditor implements vscode.CustomTextEditorProvider {
  constructor(
    private readonly pages: PageFactory,
    private readonly memory: ViewMemory,
    private readonly sourceOf: (document: vscode.TextDocument) => PageSource,
    /** Whether programs can be started from here. */
    private readonly canRun: boolean,
  ) {}

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const { uri } = document;
    const source = this.sourceOf(document);
    const page = new ContentOfPage(uri, source);
    const refresh = this.pages.open(panel, {
      state: () => this.#state(uri, source, page),
      change: async change => {
        await source.change(change, page.shown);
        return undefined;
      },
      keep: choices => this.memory.keep(uri, choices, page.view),
      export: async request => {
        const shown = page.shown ?? page.history;
        if (shown !== undefined) await exportPage(this.pages.words, shown, request, uri);
        return undefined;
      },
      writeReport: async () => {
        await vscode.commands.executeCommand('ptsLens.writeReport', uri);
        return undefined;
      },
      showLogs: async path => {
        const file = await source.uriOf(path);
        if (file !== undefined) await vscode.commands.executeCommand('ptsLens.revealLogs', file);
        return undefined;
      },
      findLog: async log => {
        const found = await this.#logOf(log, source);
        return found && { ...(found.lastLine === undefined ? {} : { lastLine: found.lastLine }) };
      },
      openLog: async log => {
        const found = await this.#logOf(log, source);
        if (found !== undefined) await openTestLog(found.uri, log.trial);
        return undefined;
      },
      annotate: async ({ file, key, occurrence }) => {
        const uri = await source.uriOf(file);
        if (uri !== undefined)
          await vscode.commands.executeCommand('ptsLens.annotate', { uri, key, occurrence });
        return undefined;
      },
      historyRow: async id => {
        const row = page.history?.rows.find(one => one.id === id);
        return row && clippedRow(row);
      },
      runMore: async row => {
        await vscode.commands.executeCommand('ptsLens.runMore', { uri, row });
        return undefined;
      },
      runElsewhere: async () => {
        await vscode.commands.executeCommand('ptsLens.runElsewhere', source.resultFile);
        return undefined;
      },
      askName: async label => {
        const { shown, history } = page;
        const named = shown?.comparison ?? (history && { title: history.title, systems: [] });
        const change = named && (await askName(this.pages.words, named, label));
        if (change !== undefined) await source.change(change, shown);
        return undefined;
      },
      addSystems: async () => {
        if (page.systems !== undefined) await source.addSystems?.(page.systems);
        return undefined;
      },
      askRanOn: label => this.#askRanOn(label, source, page),
      showInText: async place => {
        const file = await source.uriOf(place.file);
        if (file !== undefined) await reveal(file, place);
        return undefined;
      },
      compareWith: async () => {
        await vscode.commands.executeCommand('ptsLens.compare', source.resultFile);
        return undefined;
      },
      previousRun: async () => source.previousRun?.(),
      compareWithPrevious: async () => {
        await vscode.commands.executeCommand('ptsLens.compareWithPrevious', source.resultFile);
        return undefined;
      },
    });
    const changes = source.onDidChange(refresh);
    const settings = vscode.workspace.onDidChangeConfiguration(change => {
      if (isOurs(change, uri)) refresh();
    });
    const asked = this.memory.onDidAsk(file => {
      if (file.path === uri.path) refresh();
    });
    const trusted = vscode.workspace.onDidGrantWorkspaceTrust(refresh);
    panel.onDidDispose(() =>
      vscode.Disposable.from(changes, settings, asked, trusted, source, page).dispose(),
    );
  }

  async #logOf({ file, key, identifier }: LogOf, source: PageSource): Promise<TestLog | undefined> {
    const uri = await source.uriOf(file);
    return uri === undefined ? undefined : testLogOf(uri, key, identifier);
  }

  async #state(uri: vscode.Uri, source: PageSource, page: ContentOfPage): Promise<PageState> {
    const loaded = await page.load();
    if ('message' in loaded) return { kind: 'notice', message: loaded.message };
    const choices = this.memory.of(uri, page.view);
    if ('history' in loaded) return { kind: 'history', history: outlineOf(loaded.history), choices };
    const { comparison } = loaded;
    const asked = this.memory.askedOf(uri);
    return {
      kind: 'comparison',
      view: source.view,
      choices,
      comparison,
      ...(asked === undefined ? {} : { asked }),
      canRun: this.canRun && vscode.workspace.isTrusted,
    };
  }

  async #askRanOn(label: string, source: PageSource, { shown }: ContentOfPage): Promise<undefined> {
    const system = shown?.comparison.systems.find(one => one.label === label);
    const answer = system === undefined ? undefined : await askRanOn(this.pages.words, system);
    if (shown !== undefined && system !== undefined && answer !== undefined)
      await source.declare(system, answer.ranOn, shown);
    return undefined;
  }
}

/** What one page shows: computed when it is drawn, and kept for what is asked of the page meanwhile. */
class ContentOfPage implements vscode.Disposable {
  #shown: ShownComparison | undefined;
  #history: { readonly document: ComparisonDocument; readonly history: History } | undefined;
  #isClosed = false;
  /** While somebody types in an open result, little of the comparison changes. */
  readonly #memory = new ComparisonMemory();

  constructor(
    private readonly scope: vscode.Uri,
    private readonly source: PageSource,
  ) {}

  get shown(): ShownComparison | undefined {
    return this.#shown;
  }

  get view(): View | undefined {
    return this.#history && 'history';
  }

  get history(): History | undefined {
    return this.#history?.history;
  }

  /** As the document lists them, or would. */
  get systems(): readonly DocumentSystem[] | undefined {
    if (this.#history !== undefined) return systemsOfHistory(this.#history.document, this.#history.history);
    return this.#shown && systemsOf(this.#shown.comparison);
  }

  dispose(): void {
    this.#isClosed = true;
  }

  async load() {
    const loaded = await this.source.load();
    if (loaded.kind === 'notice') return loaded;
    const { document, files } = loaded;
    const context = await contextOf(files, this.scope);
    if (document.view === 'history') {
      const history = await inTurns(historyInSteps(document, files, context), () => this.#isClosed);
      // The page is closed: nobody sees it.
      if (history === undefined) return { message: message('page.loading') };
      this.#shown = undefined;
      this.#history = { document, history };
      return { history };
    }
    const comparison = compareFiles(document, files, {
      ...context,
      choosesBaseline: this.source.view === 'result',
      memory: this.#memory,
    });
    this.#history = undefined;
    this.#shown = { document, files, comparison };
    return this.#shown;
  }
}
