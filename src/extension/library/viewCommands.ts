import * as vscode from 'vscode';
import { groupings } from '../../core/library/group';
import type { Formatter } from '../../core/messages/formatter';
import type { Library } from './library';
import type { ResultTree } from './resultTree';

/** Commands of the Results view itself: "Refresh", "Stop Reading" and "Group By…". */
export function registerViewCommands(
  words: Formatter,
  library: Library,
  tree: ResultTree,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ptsLens.refresh', () => library.refresh()),
    vscode.commands.registerCommand('ptsLens.stopReading', () => library.stop()),
    vscode.commands.registerCommand('ptsLens.groupBy', async () => {
      const items = groupings.map(grouping => ({
        label: words.text(`library.group.${grouping}`),
        picked: grouping === tree.grouping,
        ...(grouping === tree.grouping ? { iconPath: new vscode.ThemeIcon('check') } : {}),
        grouping,
      }));
      const picked = await vscode.window.showQuickPick(items, { title: words.text('library.group-by') });
      if (picked !== undefined) await tree.groupBy(picked.grouping);
    }),
  );
}
