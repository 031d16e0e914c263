import * as vscode from 'vscode';
import type { Campaign } from '../../core/campaign/campaign';
import { parseCampaign } from '../../core/campaign/campaignDocument';
import { type CampaignState, stateOf } from '../../core/campaign/campaignState';
import { comparedSystems } from '../../core/campaign/compared';
import type { FoundBelow } from '../../core/campaign/foundRuns';
import { newDocument } from '../../core/document/document';
import type { Formatter } from '../../core/messages/formatter';
import { whyText } from '../../core/reports/runSummary';
import {
  type CampaignHostCalls,
  type CampaignPageCalls,
  type CampaignPageState,
  type CampaignTest,
  campaignHostGuards,
} from '../../protocol/campaignPage';
import { Channel } from '../../protocol/channel';
import { openUntitled } from '../compare/untitled';
import { pathFrom } from '../files/paths';
import { KnownSoon } from '../knownSoon';
import { drawing } from '../page/drawing';
import { pageHtml } from '../page/pageHtml';
import { viewTypes } from '../viewTypes';
import { baseOf, type CampaignResults } from './campaignResults';
import type { Campaigns } from './campaigns';
import { pageState } from './pageState';

/** What the pages of campaigns share. */
export interface CampaignRoom {
  readonly words: Formatter;
  readonly extensionUri: vscode.Uri;
  readonly results: CampaignResults;
  /** Absent in a browser, where nothing can run. */
  readonly campaigns: Campaigns | undefined;
  readonly log: vscode.LogOutputChannel;
}

/** The page of a `.ptscampaign`. What ran is told by result files, what runs by notes: the page has no state of its own. */
export class CampaignEditor implements vscode.CustomTextEditorProvider {
  constructor(private readonly room: CampaignRoom) {}

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const page = new CampaignOfPage(this.room, document, panel);
    panel.onDidDispose(() => page.dispose());
  }
}

/** Milliseconds that a drawing waits for results, which a page takes to load: after that it shows what is planned without them. */
const patience = 400;

class CampaignOfPage {
  readonly #subscriptions: vscode.Disposable;
  readonly #refresh: () => void;
  /** As the page was drawn last. */
  #state: CampaignState | undefined;
  /** What is at home. */
  readonly #found: KnownSoon<FoundBelow>;
  /** Computed while the page loads. */
  #first: Promise<CampaignPageState> | undefined;

  constructor(
    private readonly room: CampaignRoom,
    private readonly document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
  ) {
    const { webview } = panel;
    const { campaigns, extensionUri, log, results, words } = room;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'webview')],
    };
    const channel = new Channel<CampaignHostCalls, CampaignPageCalls>(
      envelope => void webview.postMessage(envelope),
      {
        ready: () => this.#first ?? this.#shown(),
        tests: line => this.#tests(line),
        run: () => command('ptsLens.campaigns.run', document.uri),
        pause: pass => command('ptsLens.campaigns.pause', pass),
        goOn: pass => command('ptsLens.campaigns.continue', pass),
        end: pass => command('ptsLens.campaigns.end', pass),
        watch: run => command('ptsLens.runs.watch', run),
        compare: () => this.#compare(),
        openSettings: () => command('workbench.action.openSettings', '@id:ptsLens.targets'),
      },
      campaignHostGuards,
    );
    const state = () => this.#shown();
    const draw = drawing({ panel, log, state, show: shown => channel.call('show', shown) });
    this.#refresh = () => {
      this.#first = undefined;
      void draw();
    };
    this.#found = new KnownSoon({
      look: () => results.of(document.uri),
      patience,
      came: () => this.#refresh(),
      failed: error => log.error(String(error)),
    });
    this.#subscriptions = vscode.Disposable.from(
      webview.onDidReceiveMessage(envelope => channel.receive(envelope)),
      vscode.workspace.onDidChangeTextDocument(change => {
        if (change.document === document) this.#refresh();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#refresh()),
      (campaigns ?? results).onDidChange(() => this.#refresh()),
    );
    webview.html = pageHtml(webview, extensionUri, words, 'campaign');
    this.#first = this.#early();
    // Who asks for it is told.
    this.#first.catch(() => undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get #campaign(): Campaign | undefined {
    const reading = parseCampaign(this.document.getText());
    return reading.kind === 'campaign' ? reading.campaign : undefined;
  }

  /** Computes when the document of the page is on its way: VS Code sends it in a turn of its own, which would have to wait. */
  async #early(): Promise<CampaignPageState> {
    for (const wait of [10, 0]) await new Promise(resolve => setTimeout(resolve, wait));
    return this.#shown();
  }

  async #shown(): Promise<CampaignPageState> {
    const reading = parseCampaign(this.document.getText());
    if (reading.kind === 'invalid') return { kind: 'notice', message: reading.message };
    const { campaign } = reading;
    const found = await this.#found.answer();
    const { campaigns, words } = this.room;
    this.#state =
      found === undefined
        ? undefined
        : (campaigns?.stateOf(this.document.uri, campaign, found) ?? stateOf(campaign, found.runs));
    return pageState(campaign, this.#state, found, this.document, campaigns, words);
  }

  async #tests(line: number): Promise<readonly CampaignTest[]> {
    const { words } = this.room;
    return (this.#state?.plans[line]?.tests ?? []).map(
      ({ test, reasons, asked, complete, fewer, missing }) => ({
        name: [test.title, test.description].filter(text => text !== '').join(', '),
        arguments: test.arguments,
        trials: test.trials,
        asked,
        complete,
        fewer,
        missing,
        reasons: reasons.length === 0 ? [] : [whyText({ reasons }, words)],
      }),
    );
  }

  /** An unsaved comparison of what is at home, beside the campaign. */
  async #compare(): Promise<undefined> {
    const campaign = this.#campaign;
    if (campaign === undefined) return undefined;
    const { runs } = await this.room.results.of(this.document.uri);
    await openUntitled(
      place => {
        const pathOf = (path: string) => pathFrom(place, vscode.Uri.parse(path, true));
        return newDocument({ title: campaign.name, ...comparedSystems(campaign.plans, runs, pathOf) });
      },
      { name: 'campaign', extension: 'ptscompare', viewType: viewTypes.comparison },
      baseOf(this.document.uri),
    );
    return undefined;
  }
}

async function command(id: string, argument: unknown): Promise<undefined> {
  await vscode.commands.executeCommand(id, argument);
  return undefined;
}
