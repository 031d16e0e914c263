import * as vscode from 'vscode';
import type { DocumentSystem } from '../../core/comparison/document';
import type { LoadedFile } from '../../core/comparison/files';
import type { Formatter } from '../../core/messages/formatter';

interface SystemItem extends vscode.QuickPickItem {
  readonly system: DocumentSystem;
}

/** A multi-select of systems, grouped by result; `undefined` when the user turned away. */
export async function pickSystems(
  words: Formatter,
  systems: readonly DocumentSystem[],
  files: readonly LoadedFile[],
  preselected: ReadonlySet<string>,
): Promise<readonly DocumentSystem[] | undefined> {
  const items = files.flatMap((file): (SystemItem | vscode.QuickPickItem)[] => {
    const own = systems.filter(system => system.sessions[0]?.file === file.path);
    if (own.length === 0) return [];
    const separator = { label: titleOf(file), kind: vscode.QuickPickItemKind.Separator };
    return [separator, ...own.map(system => itemOf(words, system, file, preselected.has(file.path)))];
  });
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: words.text('extension.pick-systems'),
    placeHolder: words.text('extension.pick-systems-hint'),
  });
  const chosen = picked?.filter(item => 'system' in item).map(item => item.system);
  return chosen === undefined || chosen.length === 0 ? undefined : chosen;
}

function titleOf(file: LoadedFile): string {
  if (file.failure !== undefined || file.reading.kind !== 'results') return file.folder;
  return file.reading.file.title ?? file.folder;
}

function itemOf(words: Formatter, system: DocumentSystem, file: LoadedFile, picked: boolean): SystemItem {
  const read = file.failure === undefined && file.reading.kind === 'results' ? file.reading.file : undefined;
  const session = system.sessions[0];
  const source = read?.systems.find(({ identifier }) => identifier === session?.identifier);
  const results = read?.results.filter(({ entries }) =>
    entries.some(entry => entry.system === session?.identifier),
  ).length;
  const processor = source?.hardware.get('Processor');
  const layer = source?.software.get('System Layer');
  return {
    label: system.label,
    description: words.text('extension.pick-results', { count: results ?? 0 }),
    detail: [file.path, layer, processor].filter(part => part !== undefined).join(' · '),
    picked,
    system,
  };
}

/** The baseline among the systems picked, by label; no question where there is only one. */
export async function pickBaseline(
  words: Formatter,
  systems: readonly DocumentSystem[],
): Promise<string | undefined> {
  const [first, ...others] = systems;
  if (first === undefined || others.length === 0) return first?.label;
  return vscode.window.showQuickPick(
    systems.map(system => system.label),
    { title: words.text('extension.pick-baseline'), placeHolder: words.text('extension.pick-baseline-hint') },
  );
}
