import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { standingText } from '../../core/records/runWords';
import { isOpen } from '../../core/records/standing';
import { notedTargetName } from '../../core/targets/targetText';
import type { Runs } from './runs';

/** Says how far the runs are, in the status bar; it is there only while one goes on. */
export function registerRunStatusBar(runs: Runs, words: Formatter): vscode.Disposable {
  let item: vscode.StatusBarItem | undefined;
  const show = () => {
    const open = runs.entries.filter(isOpen);
    const [newest] = open;
    if (newest === undefined) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= createItem(words);
    const state = standingText(runs.standing(newest), words);
    const text =
      open.length === 1
        ? words.text('records.status', { state })
        : words.text('records.status-more', { state, count: open.length - 1 });
    item.text = `$(sync~spin) ${text}`;
    item.tooltip = open
      .map(
        entry =>
          `${entry.record.name}, ${notedTargetName(entry.record.target, words)}: ${standingText(runs.standing(entry), words)}`,
      )
      .join('\n');
    item.accessibilityInformation = { label: text };
    item.show();
  };
  const subscription = runs.onDidChange(show);
  show();
  return vscode.Disposable.from(subscription, { dispose: () => item?.dispose() });
}

function createItem(words: Formatter): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('ptsLens.runs', vscode.StatusBarAlignment.Left);
  item.name = words.text('records.status-name');
  item.command = 'ptsLens.runs.focus';
  return item;
}
