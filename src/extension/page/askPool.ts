import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Message } from '../../core/messages/message';

/** Asks whether sessions are to be pooled although they are not one system; `differences` is what tells them apart. */
export async function askPool(words: Formatter, differences: readonly Message[]): Promise<boolean> {
  const pool = words.text('extension.pool-anyway');
  const answer = await vscode.window.showWarningMessage(
    words.text('extension.pool-mixed'),
    {
      modal: true,
      detail: `${differences.map(difference => words.say(difference)).join('\n')}\n\n${words.text('extension.pool-mixed-detail')}`,
    },
    pool,
  );
  return answer === pool;
}
