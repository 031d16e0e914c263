import * as vscode from 'vscode';
import { campaignRounds } from '../../core/campaign/campaign';
import { parseCampaign } from '../../core/campaign/campaignDocument';
import { longestLane } from '../../core/campaign/campaignState';
import type { PassState } from '../../core/campaign/passState';
import type { Formatter } from '../../core/messages/formatter';
import { formatSeconds } from '../../core/messages/numbers';
import { type DangerousTest, dangerousArguments, yesFor } from '../../core/plan/shellCharacters';
import { pickSavedFile } from '../files/savedFiles';
import { inFront } from '../inFront';
import { viewTypes } from '../viewTypes';
import type { Campaigns, JudgedCampaign } from './campaigns';

/** Runs what is missing of a campaign, and pauses, continues and ends a pass; from the palette each asks for its object. */
export function registerCampaignCommands(campaigns: Campaigns, words: Formatter): vscode.Disposable {
  const ofPass = (name: string, fits: (state: PassState) => boolean, act: (id: string) => Promise<void>) =>
    vscode.commands.registerCommand(`ptsLens.campaigns.${name}`, async (given?: unknown) => {
      const id = typeof given === 'string' ? given : await pickPass(campaigns.passes().filter(fits), words);
      if (id !== undefined) await act(id);
    });
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ptsLens.campaigns.run', async (given?: unknown) => {
      const file =
        given instanceof vscode.Uri ? given : (inFront(viewTypes.campaign) ?? (await pickCampaign(words)));
      if (file !== undefined) await run(file, campaigns, words);
    }),
    ofPass(
      'pause',
      ({ isOver, isPaused }) => !isOver && !isPaused,
      id => campaigns.pause(id),
    ),
    ofPass(
      'continue',
      ({ isPaused }) => isPaused,
      id => campaigns.goOn(id),
    ),
    ofPass(
      'end',
      ({ isOver, isEnded }) => !isOver && !isEnded,
      id => campaigns.end(id),
    ),
  );
}

async function run(uri: vscode.Uri, campaigns: Campaigns, words: Formatter): Promise<void> {
  const reading = parseCampaign((await vscode.workspace.openTextDocument(uri)).getText());
  if (reading.kind === 'invalid') {
    vscode.window.showErrorMessage(words.say(reading.message));
    return;
  }
  const { campaign } = reading;
  const { name } = campaign;
  const judged = await campaigns.judge(uri, campaign);
  const { remaining } = judged.state;
  if (remaining === undefined) {
    vscode.window.showInformationMessage(words.text('campaign.complete', { name }));
    return;
  }
  const dangerous = dangerousArguments({ tests: remaining.plans.flatMap(({ tests }) => tests) });
  if (!(await isAllowed(dangerous, words))) return;
  const install = await howToRun(name, judged, words);
  if (install === undefined) return;
  const begun = await campaigns.begin(
    uri,
    campaign,
    install,
    dangerous.map(({ test }) => test),
  );
  if (begun.kind === 'untrusted') vscode.window.showErrorMessage(words.text('records.untrusted'));
  if (begun.kind === 'going')
    vscode.window.showWarningMessage(words.text('campaign.going', { name: begun.pass.name }));
}

/** Arguments that a shell would act on need a yes each. */
async function isAllowed(dangerous: readonly DangerousTest[], words: Formatter): Promise<boolean> {
  const once = new Map(dangerous.map(one => [yesFor(one.test), one]));
  const yes = words.text('campaign.allow');
  for (const { test, characters } of once.values()) {
    const asked = words.text('campaign.allow-question', {
      test: test.test,
      characters: characters.join(' '),
    });
    const options = { modal: true, detail: test.arguments };
    if ((await vscode.window.showWarningMessage(asked, options, yes)) !== yes) return false;
  }
  return true;
}

/** Whether what is not installed is to be installed; undefined for no. It is asked once: not in the middle of a pass. */
async function howToRun(
  name: string,
  { state, machines }: JudgedCampaign,
  words: Formatter,
): Promise<boolean | undefined> {
  const { remaining, plans } = state;
  const { seconds, unknown } = longestLane(plans, target => machines.get(target) ?? target);
  const detail = words.text('campaign.run-detail', {
    rounds: campaignRounds(remaining?.plans ?? []),
    targets: new Set(remaining?.plans.map(({ target }) => target)).size,
    machines: new Set(remaining?.plans.map(({ target }) => machines.get(target))).size,
    time: formatSeconds(seconds, words.language),
    known: unknown === 0,
  });
  const asked = words.text('campaign.run-question', { name });
  const [plainly, installing] = [words.text('records.run-yes'), words.text('campaign.run-install')];
  const chosen = await vscode.window.showInformationMessage(
    asked,
    { modal: true, detail },
    plainly,
    installing,
  );
  return chosen === undefined ? undefined : chosen === installing;
}

function pickCampaign(words: Formatter): Promise<vscode.Uri | undefined> {
  return pickSavedFile('ptscampaign', words.text('campaign.pick'), words.text('campaign.none'));
}

async function pickPass(fitting: readonly PassState[], words: Formatter): Promise<string | undefined> {
  const [only, another] = fitting;
  if (only === undefined) {
    vscode.window.showInformationMessage(words.text('campaign.none-going'));
    return undefined;
  }
  if (another === undefined) return only.pass.id;
  const items = fitting.map(({ pass }) => ({
    label: pass.name,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(pass.campaign, true)),
    id: pass.id,
  }));
  return (await vscode.window.showQuickPick(items, { title: words.text('campaign.pick') }))?.id;
}
