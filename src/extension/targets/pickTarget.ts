import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Target } from '../../core/targets/target';
import { targetName } from '../../core/targets/targetText';
import { addTarget } from './addTarget';
import { describedBy, stateText } from './targetItems';
import type { Targets } from './targets';

interface Choice extends vscode.QuickPickItem {
  /** Absent: a new one. */
  readonly target?: Target;
}

/**
 * One of the targets, with what is known of each; a new one at the end.
 * @param preferred name of the one to begin with
 */
export async function pickTarget(
  targets: Targets,
  words: Formatter,
  title: string,
  preferred: string | undefined,
): Promise<Target | undefined> {
  const known = await targets.all();
  const first = known.filter(({ name }) => name === preferred);
  const choices: readonly Choice[] = [
    ...[...first, ...known.filter(target => !first.includes(target))].map(target => ({
      label: targetName(target, words),
      description: stateText(words, targets.isChecking(target), targets.lastCheck(target)),
      detail: describedBy(words, target).join(' · '),
      iconPath: new vscode.ThemeIcon('vm'),
      target,
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: words.text('targets.add'), iconPath: new vscode.ThemeIcon('add') },
  ];
  const picked = await vscode.window.showQuickPick(choices, {
    title,
    matchOnDescription: true,
    // A page that was clicked may take the focus after the question is there.
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  if (picked === undefined) return undefined;
  return picked.target ?? addTarget(targets, words);
}
