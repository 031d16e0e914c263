import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { readTargets } from '../../core/targets/targetSchema';
import { shownText } from '../../core/targets/targetText';
import { targetSettings } from '../settings';

interface Choice extends vscode.QuickPickItem {
  /** Absent for a machine that has no name yet. */
  readonly machine?: string;
}

/**
 * Asks on which physical machine a target runs: one that another target has, or a new name. Empty where it is not known,
 * undefined when the user turned away.
 */
export async function askMachine(words: Formatter): Promise<string | undefined> {
  const known = new Set(targetSettings().targets.flatMap(({ machine }) => machine ?? []));
  if (known.size === 0) return askName(words);
  const choices: readonly Choice[] = [
    ...[...known].map(machine => ({ label: shownText(machine), machine })),
    { label: words.text('targets.another-machine') },
    { label: words.text('targets.machine-not-known'), machine: '' },
  ];
  const picked = await vscode.window.showQuickPick(choices, {
    title: words.text('targets.ask-machine'),
    placeHolder: words.text('targets.ask-machine-hint'),
    ignoreFocusOut: true,
  });
  return picked === undefined || picked.machine !== undefined ? picked?.machine : askName(words);
}

async function askName(words: Formatter): Promise<string | undefined> {
  const entered = await vscode.window.showInputBox({
    title: words.text('targets.ask-machine'),
    prompt: words.text('targets.ask-machine-hint'),
    placeHolder: words.text('targets.machine-not-known'),
    ignoreFocusOut: true,
    validateInput: text => {
      const machine = text.trim();
      const isName = machine === '' || readTargets({ name: { reach: 'local', machine } }).wrong.length === 0;
      return isName ? undefined : words.text('targets.name-refused');
    },
  });
  return entered?.trim();
}
