import * as vscode from 'vscode';
import { folderOf } from '../../core/document/labels';
import { type Candidate, documentSystems } from '../../core/library/candidates';
import { layersText } from '../../core/library/layersText';
import type { Formatter } from '../../core/messages/formatter';
import { isSameSystem, type SystemReference } from './baseline';
import { labelOf, oneLine } from './resultItems';

export function referenceOf({ entry, system }: Candidate): SystemReference {
  return { file: entry.path, identifier: system.identifier, occurrence: system.occurrence };
}

interface CandidateItem extends vscode.QuickPickItem {
  readonly candidate: Candidate;
}

/** A multi-select of systems, grouped by result; `undefined` when the user turned away. */
export async function pickSystems(
  words: Formatter,
  candidates: readonly Candidate[],
  title: string,
  preselected: readonly Candidate[],
): Promise<readonly Candidate[] | undefined> {
  const chosen = preselected.map(referenceOf);
  const picked = await vscode.window.showQuickPick(
    itemsOf(words, candidates, reference => chosen.some(one => isSameSystem(one, reference))),
    {
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
      title,
      placeHolder: words.text('extension.pick-systems-hint'),
    },
  );
  const found = picked?.flatMap(item => ('candidate' in item ? [item.candidate] : []));
  return found === undefined || found.length === 0 ? undefined : found;
}

/** One system of many. */
export async function pickSystem(
  words: Formatter,
  candidates: readonly Candidate[],
  title: string,
  placeHolder: string,
): Promise<Candidate | undefined> {
  const picked = await vscode.window.showQuickPick(itemsOf(words, candidates), {
    matchOnDescription: true,
    matchOnDetail: true,
    title,
    placeHolder,
  });
  return picked !== undefined && 'candidate' in picked ? picked.candidate : undefined;
}

/** The baseline among the systems picked, by label, the best one first; no question where there is only one. */
export async function pickBaseline(
  words: Formatter,
  labels: readonly string[],
  best: string | undefined,
): Promise<string | undefined> {
  const [first, ...others] = labels;
  if (first === undefined || others.length === 0) return first;
  const ordered = [...labels.filter(label => label === best), ...labels.filter(label => label !== best)];
  return vscode.window.showQuickPick(ordered, {
    title: words.text('extension.pick-baseline'),
    placeHolder: words.text('extension.pick-baseline-hint'),
  });
}

function itemsOf(
  words: Formatter,
  candidates: readonly Candidate[],
  isPicked: (reference: SystemReference) => boolean = () => false,
): (CandidateItem | vscode.QuickPickItem)[] {
  const labels = documentSystems(candidates, path => {
    const uri = vscode.Uri.parse(path, true);
    return { file: uri.path, folder: folderOf(uri.path) };
  });
  return candidates.flatMap((candidate, index) => {
    const { entry, system } = candidate;
    const uri = vscode.Uri.parse(entry.path, true);
    const isFirst = candidates[index - 1]?.entry.path !== entry.path;
    const separator = { label: labelOf(entry, uri), kind: vscode.QuickPickItemKind.Separator };
    const item: CandidateItem = {
      label: oneLine(labels[index]?.label ?? system.identifier),
      description:
        system.results === undefined ? '' : words.text('extension.pick-results', { count: system.results }),
      detail: [vscode.workspace.asRelativePath(uri), layersText(system.layers, words), system.processor]
        .filter(part => part !== undefined)
        .map(part => oneLine(part))
        .join(' · '),
      picked: isPicked(referenceOf(candidate)),
      candidate,
    };
    return isFirst ? [separator, item] : [item];
  });
}
