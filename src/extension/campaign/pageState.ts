import * as vscode from 'vscode';
import type { Campaign } from '../../core/campaign/campaign';
import type { CampaignState } from '../../core/campaign/campaignState';
import { campaignView } from '../../core/campaign/campaignView';
import type { FoundBelow } from '../../core/campaign/foundRuns';
import { openRuns, type PassState } from '../../core/campaign/passState';
import type { Formatter } from '../../core/messages/formatter';
import { type Message, message } from '../../core/messages/message';
import { notedTargetName } from '../../core/targets/targetText';
import type { CampaignPageState, UnreadResults } from '../../protocol/campaignPage';
import type { Campaigns } from './campaigns';

/** So many files are named. */
const mostNamed = 5;

/**
 * Everything that the page of a campaign shows. Nothing is contacted for it.
 * @param state undefined, as `found` is, until results have been read
 */
export async function pageState(
  campaign: Campaign,
  state: CampaignState | undefined,
  found: FoundBelow | undefined,
  document: vscode.TextDocument,
  campaigns: Campaigns | undefined,
  words: Formatter,
): Promise<CampaignPageState> {
  const passes = campaigns?.passes(document.uri) ?? [];
  const known = await campaigns?.places(campaign);
  const barred = barredBy(document, campaigns);
  const view = campaignView({
    campaign,
    state,
    passes,
    machineOf: target => known?.machines.get(target) ?? target,
    // Where no workspace is trusted none is looked up.
    isGone: target => vscode.workspace.isTrusted && known?.gone.has(target) === true,
    nameOf: name => notedTargetName(name, words),
  });
  return {
    kind: 'campaign',
    view,
    going: goingTexts(passes.slice(0, 1), campaigns),
    ...(barred === undefined ? {} : { barred }),
    knowsMachines: known !== undefined && vscode.workspace.isTrusted,
    unread: unreadOf(found),
  };
}

function barredBy(document: vscode.TextDocument, campaigns: Campaigns | undefined): Message | undefined {
  if (campaigns === undefined) return message('planning.no-host');
  if (!vscode.workspace.isTrusted) return message('records.untrusted');
  return document.isUntitled ? message('campaign.unsaved') : undefined;
}

function goingTexts(
  passes: readonly PassState[],
  campaigns: Campaigns | undefined,
): Readonly<Record<string, string>> {
  const runs = passes.flatMap(openRuns);
  return Object.fromEntries(runs.map(entry => [entry.record.id, campaigns?.farText(entry) ?? '']));
}

function unreadOf(found: FoundBelow | undefined): UnreadResults {
  const unread = found?.unread ?? [];
  return {
    names: unread
      .slice(0, mostNamed)
      .map(path => vscode.workspace.asRelativePath(vscode.Uri.parse(path, true))),
    count: unread.length,
    isCut: found?.isCut === true,
  };
}
