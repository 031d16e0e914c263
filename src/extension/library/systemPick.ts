import * as vscode from 'vscode';
import { folderOf } from '../../core/document/labels';
import { type Candidate, documentSystems } from '../../core/library/candidates';
import { layersText } from '../../core/library/layersText';
import type { Formatter } from '../../core/messages/formatter';
import type { SystemReference } from './baseline';
import type { Library } from './library';
import { pickMany } from './pickMany';
import { oneLine } from './resultItems';
import { ageOf } from './resultWords';

export function referenceOf({ entry, system }: Candidate): SystemReference {
  return { file: entry.path, identifier: system.identifier, occurrence: system.occurrence };
}

/** Equal for one system alone. */
export function keyOf(candidate: Candidate): string {
  return JSON.stringify(referenceOf(candidate));
}

/** Each system once, at its first place. */
export function uniqueSystems(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(candidates.map(candidate => [keyOf(candidate), candidate])).values()];
}

interface CandidateItem extends vscode.QuickPickItem {
  readonly candidate: Candidate;
}

/**
 * A multi-select of systems; `undefined` when the user turned away. What is ticked stands on top and stays there
 * whatever is searched for, so that nothing is compared that is not seen.
 *
 * @param preselected ticked from the start, among the candidates or not
 */
export async function pickSystems(
  words: Formatter,
  library: Library,
  candidates: readonly Candidate[],
  title: string,
  preselected: readonly Candidate[],
): Promise<readonly Candidate[] | undefined> {
  const chosen = new Set(preselected.map(keyOf));
  const items = itemsOf(words, library, uniqueSystems([...preselected, ...candidates]));
  const picked = await pickMany(items, {
    title,
    placeholder: words.text('extension.pick-systems-hint'),
    preselected: items.filter(({ candidate }) => chosen.has(keyOf(candidate))),
    ticked: words.text('library.ticked'),
    others: (shown, count) => words.text('library.others', { shown, count }),
  });
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ candidate }) => candidate);
}

/** One system of many. */
export async function pickSystem(
  words: Formatter,
  library: Library,
  candidates: readonly Candidate[],
  title: string,
  placeHolder: string,
): Promise<Candidate | undefined> {
  const picked = await vscode.window.showQuickPick(itemsOf(words, library, candidates), {
    matchOnDescription: true,
    matchOnDetail: true,
    title,
    placeHolder,
    ignoreFocusOut: true,
  });
  return picked?.candidate;
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
    ignoreFocusOut: true,
  });
}

function itemsOf(
  words: Formatter,
  library: Library,
  candidates: readonly Candidate[],
): readonly CandidateItem[] {
  const labels = documentSystems(candidates, path => {
    const uri = vscode.Uri.parse(path, true);
    return { file: uri.path, folder: folderOf(uri.path) };
  });
  return candidates.map((candidate, index) => {
    const { entry, system } = candidate;
    const uri = vscode.Uri.parse(entry.path, true);
    return {
      label: oneLine(labels[index]?.label ?? system.identifier),
      description: [
        library.nameOf(entry),
        ...(system.results === undefined
          ? []
          : [words.text('library.system-benchmarks', { count: system.results })]),
        ageOf(words, entry),
      ]
        .filter(part => part !== '')
        .join(' · '),
      detail: [vscode.workspace.asRelativePath(uri), layersText(system.layers, words), system.processor]
        .filter(part => part !== undefined)
        .map(part => oneLine(part))
        .join(' · '),
      candidate,
    };
  });
}
