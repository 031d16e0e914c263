import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { PassFolder } from '../../node/records/passFolder';
import type { RunSurface } from '../runs/registerRuns';
import type { Targets } from '../targets/targets';
import { registerCampaignCommands } from './campaignCommands';
import { Campaigns } from './campaigns';
import { PassDriving } from './passDriving';

/** Campaigns, and what drives their passes; none in a browser, as there are no runs. */
export interface CampaignSurface extends vscode.Disposable {
  readonly campaigns: Campaigns | undefined;
}

export function registerCampaigns(
  words: Formatter,
  { runs, records }: RunSurface,
  targets: Targets | undefined,
  log: vscode.LogOutputChannel,
): CampaignSurface {
  if (runs === undefined || records === undefined || targets === undefined)
    return { campaigns: undefined, dispose: () => undefined };
  const folder = new PassFolder(records.folder);
  const campaigns = new Campaigns(folder, records.place, runs, targets, words, log);
  const driving = new PassDriving(folder, campaigns, runs, words, log);
  const all = vscode.Disposable.from(driving, campaigns, registerCampaignCommands(campaigns, words));
  runs.store
    .ready()
    .then(() => campaigns.load())
    .catch((error: unknown) => log.error(String(error)));
  return { campaigns, dispose: () => all.dispose() };
}
