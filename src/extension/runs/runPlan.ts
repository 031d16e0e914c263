import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { durationOf } from '../../core/plan/minutes';
import type { Plan } from '../../core/plan/plan';
import { parsePlan } from '../../core/plan/planDocument';
import { dangerousArguments } from '../../core/plan/shellCharacters';
import { targetName } from '../../core/targets/targetText';
import { pickFile } from '../files/pickFile';
import type { Targets } from '../targets/targets';
import { viewTypes } from '../viewTypes';
import type { Runs } from './runs';

/** Runs a saved plan once more, straight from the palette or the explorer, after one question. */
export function registerRunPlan(runs: Runs, targets: Targets, words: Formatter): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.runs.runPlan', async (given?: unknown) => {
    const file = given instanceof vscode.Uri ? given : await pickPlan(words);
    if (file === undefined) return;
    const reading = parsePlan((await vscode.workspace.openTextDocument(file)).getText());
    if (reading.kind === 'invalid') {
      vscode.window.showErrorMessage(words.say(reading.message));
      return;
    }
    const { plan } = reading;
    if (plan.tests.length === 0) {
      vscode.window.showErrorMessage(words.text('records.plan-empty'));
      return;
    }
    // Arguments that a shell would act on need a yes each, which the page of the plan asks for.
    const dangerous = dangerousArguments(plan).length;
    if (dangerous > 0) {
      await vscode.commands.executeCommand('vscode.openWith', file, viewTypes.plan);
      vscode.window.showInformationMessage(words.text('records.plan-shell', { count: dangerous }));
      return;
    }
    const target = await targets.pick(words.text('records.pick-target', { name: plan.name }), plan.target);
    if (target !== undefined && (await isSure(plan, targetName(target, words), words)))
      await runs.launch(plan, target);
  });
}

/** One of the saved plans of the workspace; undefined where there is none, or the user turned away. */
export function pickPlan(words: Formatter): Promise<vscode.Uri | undefined> {
  return pickFile('ptsplan', { title: words.text('records.pick-plan'), none: words.text('records.no-plan') });
}

async function isSure(plan: Plan, target: string, words: Formatter): Promise<boolean> {
  const { seconds, unknown } = durationOf(plan);
  const rounds = plan.tests.reduce((most, test) => Math.max(most, test.rounds), 0);
  const run = words.text('records.run-yes');
  const asked = words.text('records.run-question', { name: plan.name, target });
  const detail = words.text('records.run-detail', {
    tests: plan.tests.length,
    rounds,
    minutes: Math.ceil(seconds / 60),
    known: unknown === 0,
  });
  return (await vscode.window.showInformationMessage(asked, { modal: true, detail }, run)) === run;
}
