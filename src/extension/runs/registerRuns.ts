import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { RecordFolder } from '../../node/records/recordFolder';
import type { ResultDocuments } from '../files/resultDocuments';
import { reaching, runRecords } from '../platform.node';
import type { Targets } from '../targets/targets';
import { createTreeView } from '../treeView';
import { registerRunCommands } from './runCommands';
import { registerRunPlan } from './runPlan';
import { registerRunStatusBar } from './runStatusBar';
import { RunStore } from './runStore';
import { RunSummaries } from './runSummaries';
import { Runs } from './runs';
import { RunTerminals } from './runTerminals';
import { RunTree } from './runTree';
import { RunWithAnsible } from './runWithAnsible';

/** The Runs view with its commands and terminals. */
export interface RunSurface extends vscode.Disposable {
  /** Undefined in a browser, as targets are. */
  readonly runs: Runs | undefined;
  /** Where runs are noted, and passes of campaigns. */
  readonly records?: { readonly folder: RecordFolder; readonly place: vscode.Uri };
}

export function registerRuns(
  words: Formatter,
  storage: vscode.Uri,
  targets: Targets | undefined,
  documents: ResultDocuments,
  log: vscode.LogOutputChannel,
): RunSurface {
  if (runRecords === undefined || targets === undefined) return { runs: undefined, dispose: () => undefined };
  const place = vscode.Uri.joinPath(storage, 'runs');
  const folder = runRecords(place);
  const store = new RunStore(folder, place, log);
  const runs = new Runs(store, targets, documents, words, log);
  const terminals = new RunTerminals(runs, targets, words);
  const summaries = new RunSummaries(runs, words);
  const tree = new RunTree(runs, words);
  const view = createTreeView('ptsLens.runs', { treeDataProvider: tree });
  const all = vscode.Disposable.from(
    store,
    runs,
    terminals,
    summaries,
    tree,
    view,
    registerRunStatusBar(runs, words),
    registerRunCommands(runs, terminals, summaries, words),
    registerRunPlan(runs, targets, words),
    ...(reaching === undefined ? [] : [RunWithAnsible.register(reaching, targets, runs, words)]),
  );
  // The folder is made so that it can be watched: a run may be launched from another window.
  Promise.resolve(vscode.workspace.fs.createDirectory(place))
    .then(() => store.ready())
    .catch((error: unknown) => log.error(String(error)));
  return { runs, records: { folder, place }, dispose: () => all.dispose() };
}
