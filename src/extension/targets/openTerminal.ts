import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Target } from '../../core/targets/target';
import { reachText, targetName } from '../../core/targets/targetText';
import type { Reaching } from '../reaching';
import { sshConfigFile } from '../settings';

/**
 * Opens a terminal in which the user is on the target as PTS Lens is, but may be asked: for a host key to confirm, a
 * password, a passphrase. It is not brought back after a reload, since it would log in by itself.
 */
export function openTerminal(reaching: Reaching, words: Formatter, target: Target): void {
  const { reach } = target;
  const name = targetName(target, words);
  const shell: vscode.TerminalOptions = { name, iconPath: new vscode.ThemeIcon('vm'), isTransient: true };
  if (reach === 'local') {
    vscode.window.createTerminal(shell).show();
    return;
  }
  const login = reaching.loginTo(
    reach,
    sshConfigFile(),
    words.text('targets.terminal-end', { target: name }),
  );
  vscode.window
    .createTerminal({
      ...shell,
      shellPath: login.program,
      shellArgs: [...login.arguments],
      // A shell that has no terminal shows no prompt.
      message: words.text('targets.terminal-begin', {
        command: reachText(reach, words),
        isPrompting: 'ssh' in reach,
      }),
    })
    .show();
}
