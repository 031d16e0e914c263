import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { ResultDocuments } from '../files/resultDocuments';
import { runRecords } from '../platform.node';
import type { Targets } from '../targets/targets';
import { registerRunCommands } from './runCommands';
import { registerRunStatusBar } from './runStatusBar';
import { RunStore } from './runStore';
import { RunSummaries } from './runSummaries';
import { Runs } from './runs';
import { RunTerminals } from './runTerminals';
import { RunTree } from './runTree';

export interface RunSurface extends vscode.Disposable {
  readonly runs: Runs;
}

/** The Runs view with its commands and terminals; undefined where no program can be started. */
export function registerRuns(
  words: Formatter,
  storage: vscode.Uri,
  targets: Targets,
  documents: ResultDocuments,
  log: vscode.LogOutputChannel,
): RunSurface | undefined {
  if (runRecords === undefined) return undefined;
  const place = vscode.Uri.joinPath(storage, 'runs');
  const store = new RunStore(runRecords(place), place, log);
  const runs = new Runs(store, targets, documents, words, log);
  const terminals = new RunTerminals(runs, targets, words);
  const summaries = new RunSummaries(runs, words);
  const tree = new RunTree(runs, words);
  const view = vscode.window.createTreeView('ptsLens.runs', { treeDataProvider: tree });
  const all = vscode.Disposable.from(
    store,
    runs,
    terminals,
    summaries,
    tree,
    view,
    registerRunStatusBar(runs, words),
    registerRunCommands(runs, terminals, summaries, words),
  );
  vscode.commands.executeCommand('setContext', 'ptsLens.canRun', true);
  // The folder is made so that it can be watched: a run may be launched from another window.
  Promise.resolve(vscode.workspace.fs.createDirectory(place))
    .then(() => store.load())
    .catch((error: unknown) => log.error(String(error)));
  return { runs, dispose: () => all.dispose() };
}
