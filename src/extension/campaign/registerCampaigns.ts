import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { PassFolder } from '../../node/records/passFolder';
import type { RunSurface } from '../runs/registerRuns';
import type { Targets } from '../targets/targets';
import { viewTypes } from '../viewTypes';
import { registerCampaignCommands } from './campaignCommands';
import { CampaignEditor } from './campaignEditor';
import { CampaignResults } from './campaignResults';
import { Campaigns } from './campaigns';
import { registerNewCampaign } from './newCampaign';
import { PassDriving } from './passDriving';

/** What campaigns need of the rest of the extension. */
export interface CampaignSurroundings {
  readonly words: Formatter;
  readonly extensionUri: vscode.Uri;
  readonly running: RunSurface;
  /** Absent in a browser, where nothing can run; campaigns are shown there all the same. */
  readonly targets: Targets | undefined;
  readonly log: vscode.LogOutputChannel;
}

/** The page of a campaign, its commands, and what drives its passes. */
export function registerCampaigns(around: CampaignSurroundings): vscode.Disposable {
  const { words, extensionUri, log } = around;
  const results = new CampaignResults();
  const driven = driveCampaigns(around, results);
  const editor = new CampaignEditor({ words, extensionUri, results, campaigns: driven?.campaigns, log });
  return vscode.Disposable.from(
    results,
    vscode.window.registerCustomEditorProvider(viewTypes.campaign, editor, {
      webviewOptions: { enableFindWidget: true },
    }),
    ...(driven === undefined ? [] : [driven.all]),
  );
}

function driveCampaigns(
  { words, running: { runs, records }, targets, log }: CampaignSurroundings,
  results: CampaignResults,
) {
  if (runs === undefined || records === undefined || targets === undefined) return undefined;
  const folder = new PassFolder(records.folder);
  const campaigns = new Campaigns(folder, records.place, runs, targets, results, words, log);
  const all = vscode.Disposable.from(
    new PassDriving(folder, campaigns, runs, words, log),
    campaigns,
    registerCampaignCommands(campaigns, words),
    registerNewCampaign(targets, words),
    runs.onDidComeHome(() => results.lookAgain()),
  );
  runs.store
    .ready()
    .then(() => campaigns.load())
    .catch((error: unknown) => log.error(String(error)));
  return { campaigns, all };
}
