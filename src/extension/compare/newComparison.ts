import * as vscode from 'vscode';
import { newDocument } from '../../core/document/document';
import { folderOf, generatedTitle } from '../../core/document/labels';
import { type Candidate, documentSystems } from '../../core/library/candidates';
import { pathFrom } from '../files/paths';
import { isSameSystem, type SystemReference } from '../library/baseline';
import { referenceOf } from '../library/systemPick';
import { methodSettings } from '../settings';
import { viewTypes } from '../viewTypes';

/** Lets the user pick the baseline from the labels; undefined when cancelled. */
export type AskBaseline = (labels: readonly string[]) => Promise<string | undefined>;

/** Opens an untitled comparison of these systems. The baseline is the given one if it is among them, else the user picks it. */
export async function openComparison(
  candidates: readonly Candidate[],
  baseline: SystemReference | undefined,
  ask: AskBaseline,
): Promise<void> {
  const target = await untitledUri();
  const systems = documentSystems(candidates, path => {
    const uri = vscode.Uri.parse(path, true);
    return { file: pathFrom(target, uri), folder: folderOf(uri.path) };
  });
  const labels = systems.map(({ label }) => label);
  const set = candidates.findIndex(candidate => isSameSystem(referenceOf(candidate), baseline));
  const label = labels[set] ?? (await ask(labels));
  if (label === undefined) return;
  const title = generatedTitle(labels);
  const text = newDocument({
    ...(title === undefined ? {} : { title }),
    files: [...new Set(systems.flatMap(({ sessions }) => sessions.map(({ file }) => file)))],
    systems,
    baseline: label,
    ...methodSettings(target),
  });
  const document = await vscode.workspace.openTextDocument(target);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand('vscode.openWith', document.uri, viewTypes.comparison);
}

/** A free name in the first workspace folder, so that Save has a place. */
async function untitledUri(): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'comparison.ptscompare' : `comparison-${number}.ptscompare`;
    const target = folder === undefined ? undefined : vscode.Uri.joinPath(folder, name);
    const untitled =
      target?.with({ scheme: 'untitled' }) ?? vscode.Uri.from({ scheme: 'untitled', path: name });
    const open = vscode.workspace.textDocuments.some(({ uri }) => uri.path === untitled.path);
    if (!open && (target === undefined || !(await isThere(target)))) return untitled;
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
