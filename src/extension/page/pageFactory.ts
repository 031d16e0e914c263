import * as vscode from 'vscode';
import { Ahead } from '../../core/ahead';
import { clippedComparison } from '../../core/comparison/clipped';
import { clippedHistory } from '../../core/history/clipped';
import type { Formatter } from '../../core/messages/formatter';
import { Channel, type Handlers } from '../../protocol/channel';
import { type HostCalls, hostGuards, type PageCalls, type PageState } from '../../protocol/page';
import { drawing } from './drawing';
import { pageHtml } from './pageHtml';

/** What a page shows and what it may do: given by the editor it belongs to. */
export interface PageOwner extends Omit<Handlers<HostCalls>, 'ready' | 'copy'> {
  /** Computes what to show now. A failure is a bug or I/O and is logged. */
  state(): Promise<PageState>;
}

/** Makes pages: one webview each, talking to its owner over a channel. */
export class PageFactory {
  constructor(
    private readonly extensionUri: vscode.Uri,
    readonly words: Formatter,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Fills a panel. The answer refreshes it: calls while one is under way end in one more. */
  open(panel: vscode.WebviewPanel, owner: PageOwner): () => void {
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist', 'webview')],
    };
    const state = async () => withShortTexts(await owner.state());
    // Computed while the browser loads the page, which takes as long.
    const first = new Ahead(state);
    const channel = new Channel<HostCalls, PageCalls>(
      envelope => void webview.postMessage(envelope),
      {
        ready: () => first.take(),
        change: owner.change,
        keep: owner.keep,
        showInText: owner.showInText,
        askName: owner.askName,
        export: owner.export,
        writeReport: owner.writeReport,
        showLogs: owner.showLogs,
        addSystems: owner.addSystems,
        findLog: owner.findLog,
        openLog: owner.openLog,
        annotate: owner.annotate,
        historyRow: owner.historyRow,
        runMore: owner.runMore,
        runElsewhere: owner.runElsewhere,
        askRanOn: owner.askRanOn,
        compareWith: owner.compareWith,
        previousRun: owner.previousRun,
        compareWithPrevious: owner.compareWithPrevious,
        copy: async text => {
          await vscode.env.clipboard.writeText(text);
          return undefined;
        },
      },
      hostGuards,
    );
    webview.onDidReceiveMessage(envelope => channel.receive(envelope));
    webview.html = pageHtml(webview, this.extensionUri, this.words);

    return drawing({
      panel,
      log: this.log,
      state: () => {
        first.forget();
        return state();
      },
      show: shown => channel.call('show', shown),
    });
  }
}

/** A file may hold megabytes in one name: no page is sent them. */
function withShortTexts(state: PageState): PageState {
  switch (state.kind) {
    case 'comparison':
      return { ...state, comparison: clippedComparison(state.comparison) };
    case 'history':
      return { ...state, history: clippedHistory(state.history) };
    case 'notice':
      return state;
  }
}
