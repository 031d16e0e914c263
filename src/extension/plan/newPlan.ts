import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Plan } from '../../core/plan/plan';
import { serialisePlan } from '../../core/plan/planDocument';
import { planName } from '../../core/plan/roundNames';
import { openUntitled, type UntitledKind } from '../compare/untitled';
import { pathFrom } from '../files/paths';
import { viewTypes } from '../viewTypes';

const kind: UntitledKind = { name: 'plan', extension: 'ptsplan', viewType: viewTypes.plan };

/**
 * Opens an unsaved plan, to be saved beside what it is about: the comparison where that is a document of the user, else in
 * the workspace.
 */
export async function openPlan(planFor: (place: vscode.Uri) => Plan, beside?: vscode.Uri): Promise<void> {
  const folder = beside === undefined ? undefined : vscode.Uri.joinPath(beside, '..');
  await openUntitled(place => serialisePlan(planFor(place)), kind, folder);
}

/** How a plan names a comparison. One that is not saved yet is named by the place it will be saved to. */
export function pathFor(plan: vscode.Uri, comparison: vscode.Uri): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (comparison.scheme !== 'untitled') return pathFrom(plan, comparison);
  const { path } = comparison;
  return pathFrom(plan, folder === undefined ? comparison.with({ scheme: 'file' }) : folder.with({ path }));
}

/** The name of a plan of more trials of a system. A result of one system is often called as that is: once is enough. */
export function topUpName(title: string, system: string, words: Formatter): string {
  return planName(title === system ? title : words.text('planning.plan-name', { title, system }));
}
