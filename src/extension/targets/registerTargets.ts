import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { reaching } from '../platform.node';
import { createTreeView } from '../treeView';
import { TargetCommands } from './targetCommands';
import { Targets } from './targets';
import { TargetTree } from './targetTree';

/** The Targets view with its commands. */
export interface TargetsSurface extends vscode.Disposable {
  /** Undefined in a browser, where no program can be started and nothing of runs is shown. */
  readonly targets: Targets | undefined;
}

export function registerTargets(words: Formatter): TargetsSurface {
  if (reaching === undefined) {
    // Whether a window in a browser has a machine behind it is known before, but not where the extension runs.
    void vscode.commands.executeCommand('setContext', 'ptsLens.inBrowser', true);
    return { targets: undefined, dispose: () => undefined };
  }
  const targets = new Targets(reaching, words);
  const tree = new TargetTree(targets, words);
  const view = createTreeView('ptsLens.targets', { treeDataProvider: tree });
  const all = vscode.Disposable.from(
    targets,
    tree,
    view,
    // The ssh configuration and the inventory may have changed while nobody looked.
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) targets.lookAgain();
    }),
    TargetCommands.register(reaching, words, targets, view),
  );
  return { targets, dispose: () => all.dispose() };
}
