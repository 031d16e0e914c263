import * as vscode from 'vscode';
import { compareFiles } from '../../core/comparison/compare';
import type { DocumentSystem } from '../../core/comparison/document';
import { newDocument } from '../../core/comparison/draft';
import type { LoadedFile } from '../../core/comparison/files';
import { systemsOf } from '../../core/comparison/systems';
import type { Formatter } from '../../core/messages/formatter';
import { ComparisonEditor } from '../page/comparisonEditor';
import { methodSettings } from '../page/methodSettings';
import { pathFrom } from '../page/paths';
import type { ResultFinder } from './resultFinder';
import { type ResultReader, resultFileAt } from './resultReader';
import { pickBaseline, pickSystems } from './systemPick';

interface Tools {
  readonly words: Formatter;
  readonly finder: ResultFinder;
  readonly reader: ResultReader;
}

/** "Compare Results…": systems out of all results found, then the baseline, then an untitled comparison. */
export function registerCompare(tools: Tools): vscode.Disposable {
  return vscode.commands.registerCommand('ptsLens.compare', async (given?: unknown, selected?: unknown) => {
    const chosen = urisOf(given, selected);
    const comparison = await untitledUri();
    const files = await loadAll(tools, comparison, chosen);
    const everything = { version: 1, files: files.map(file => file.path), ...methodSettings() } as const;
    const systems = systemsOf(compareFiles(everything, files));
    if (systems.length === 0) {
      await vscode.window.showInformationMessage(tools.words.text('extension.no-results'));
      return;
    }
    const preselected = new Set(await Promise.all(chosen.map(uri => pathOf(comparison, uri))));
    const picked = await pickSystems(tools.words, systems, files, preselected);
    if (picked === undefined) return;
    const baseline = await pickBaseline(tools.words, picked);
    if (baseline === undefined) return;
    await openComparison(comparison, picked, baseline);
  });
}

/** What a menu hands over: the item it was called on and the selection it belongs to. */
function urisOf(given: unknown, selected: unknown): readonly vscode.Uri[] {
  const uris = Array.isArray(selected) ? selected : [given];
  return uris.filter(uri => uri instanceof vscode.Uri);
}

async function pathOf(comparison: vscode.Uri, uri: vscode.Uri): Promise<string> {
  return pathFrom(comparison, await resultFileAt(uri));
}

async function loadAll(
  { words, finder, reader }: Tools,
  comparison: vscode.Uri,
  chosen: readonly vscode.Uri[],
): Promise<readonly LoadedFile[]> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: words.text('extension.reading-results'),
      cancellable: true,
    },
    async (progress, token) => {
      const found = await finder.find(token);
      const uris = new Map(
        [...(await Promise.all(chosen.map(resultFileAt))), ...found].map(uri => [uri.toString(), uri]),
      );
      const files: LoadedFile[] = [];
      for (const uri of uris.values()) {
        if (token.isCancellationRequested) return [];
        files.push(await reader.load(uri, pathFrom(comparison, uri)));
        progress.report({ increment: 100 / uris.size });
      }
      return files.sort(newestFirst);
    },
  );
}

/** By PTS's own time of writing, which copying a folder does not change; then by path. */
function newestFirst(a: LoadedFile, b: LoadedFile): number {
  const byTime = modifiedOf(b).localeCompare(modifiedOf(a));
  return byTime === 0 ? a.path.localeCompare(b.path) : byTime;
}

function modifiedOf(file: LoadedFile): string {
  if (file.failure !== undefined || file.reading.kind !== 'results') return '';
  return file.reading.file.modified ?? '';
}

/** A name in the first workspace folder that is not taken, so that Save knows where to write. */
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

async function openComparison(
  uri: vscode.Uri,
  systems: readonly DocumentSystem[],
  baseline: string,
): Promise<void> {
  const files = [...new Set(systems.flatMap(system => system.sessions.map(session => session.file)))];
  const title = systems.map(system => system.label).join(', ');
  const text = newDocument({ title, files, systems, baseline, ...methodSettings(uri) });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand('vscode.openWith', document.uri, ComparisonEditor.viewType);
}
