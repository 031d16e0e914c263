import * as vscode from 'vscode';
import { serialiseCampaign } from '../../core/campaign/campaignDocument';
import { newCampaign, type PlanOnTargets } from '../../core/campaign/newCampaign';
import type { Formatter } from '../../core/messages/formatter';
import type { Plan } from '../../core/plan/plan';
import { parsePlan } from '../../core/plan/planDocument';
import { targetName } from '../../core/targets/targetText';
import { openUntitled } from '../compare/untitled';
import { savedFiles } from '../files/savedFiles';
import { describedBy } from '../targets/targetItems';
import type { Targets } from '../targets/targets';
import { viewTypes } from '../viewTypes';

/** "New Campaign…": plans that are saved, and the targets that each of them is to run on, as an unsaved campaign. */
export function registerNewCampaign(targets: Targets, words: Formatter): vscode.Disposable {
  return vscode.commands.registerCommand(
    'ptsLens.campaigns.new',
    async (given?: unknown, selected?: unknown) => {
      if (!vscode.workspace.isTrusted) {
        vscode.window.showErrorMessage(words.text('records.untrusted'));
        return;
      }
      const files = plansOf(given, selected) ?? (await pickPlans(words));
      const plans = files && (await readAll(files, words));
      const wished = plans && (await askTargets(plans, targets, words));
      if (wished === undefined) return;
      const [only, another] = wished;
      const folder = files?.[0] && vscode.Uri.joinPath(files[0], '..');
      const name =
        another === undefined && only !== undefined
          ? only.plan.name
          : words.text('campaign.new-name', { folder: folder?.path.split('/').at(-1) ?? '' });
      await openUntitled(
        () => serialiseCampaign(newCampaign(name, wished)),
        { name: 'campaign', extension: 'ptscampaign', viewType: viewTypes.campaign },
        folder,
      );
    },
  );
}

/** The plans that are selected in the explorer; undefined where the palette was used. */
function plansOf(given: unknown, selected: unknown): readonly vscode.Uri[] | undefined {
  const all: readonly unknown[] = Array.isArray(selected) ? selected : [given];
  const plans = all
    .filter(each => each instanceof vscode.Uri)
    .filter(({ path }) => path.endsWith('.ptsplan'));
  return plans.length === 0 ? undefined : plans;
}

async function pickPlans(words: Formatter): Promise<readonly vscode.Uri[] | undefined> {
  const items = await savedFiles('ptsplan');
  if (items.length === 0) {
    const make = words.text('campaign.new-plan');
    if ((await vscode.window.showInformationMessage(words.text('campaign.needs-plans'), make)) === make)
      await vscode.commands.executeCommand('ptsLens.newPlan');
    return undefined;
  }
  const title = words.text('campaign.pick-plans');
  const picked = await vscode.window.showQuickPick(
    // The only one is meant.
    items.map(item => ({ ...item, picked: items.length === 1 })),
    { title, canPickMany: true, ignoreFocusOut: true },
  );
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ uri }) => uri);
}

async function readAll(files: readonly vscode.Uri[], words: Formatter): Promise<readonly Plan[] | undefined> {
  const plans: Plan[] = [];
  for (const file of files) {
    const reading = parsePlan((await vscode.workspace.openTextDocument(file)).getText());
    if (reading.kind === 'invalid') {
      vscode.window.showErrorMessage(
        `${vscode.workspace.asRelativePath(file)}: ${words.say(reading.message)}`,
      );
      return undefined;
    }
    plans.push(reading.plan);
  }
  return plans;
}

/** One plan is for several targets; of several plans each has its own, and is asked about where it has none. */
async function askTargets(
  plans: readonly Plan[],
  targets: Targets,
  words: Formatter,
): Promise<readonly PlanOnTargets[] | undefined> {
  const wished: PlanOnTargets[] = [];
  for (const plan of plans) {
    const isAsked = plans.length === 1 || plan.target === undefined;
    const chosen = isAsked ? await pickTargets(plan, targets, words) : [plan.target ?? ''];
    if (chosen === undefined || chosen.length === 0) return undefined;
    wished.push({ plan, targets: chosen });
  }
  return wished;
}

async function pickTargets(
  plan: Plan,
  targets: Targets,
  words: Formatter,
): Promise<readonly string[] | undefined> {
  const known = await targets.all();
  const items = known.map(target => ({
    label: targetName(target, words),
    detail: describedBy(words, target).join(' · '),
    picked: target.name === plan.target,
    target,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: words.text('campaign.pick-targets', { name: plan.name }),
    canPickMany: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ target }) => target.name);
}
