import * as vscode from 'vscode';
import type { Plan } from '../../core/plan/plan';
import { serialisePlan } from '../../core/plan/planDocument';
import { openUntitled, type UntitledKind } from '../compare/untitled';
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
