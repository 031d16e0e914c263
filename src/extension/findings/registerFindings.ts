import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { ResultDocuments } from '../files/resultDocuments';
import { registerAnnotate } from './annotate';
import { FindingCommands } from './findingCommands';
import { FindingThreads } from './findingThreads';
import { FindingWriter } from './findingWriter';

/**
 * Findings in the text: threads at results, what their buttons do, and "Annotate" for all surfaces.
 *
 * @param isRunning whether PTS may still be running into a file
 */
export function registerFindings(
  words: Formatter,
  results: ResultDocuments,
  log: vscode.LogOutputChannel,
  isRunning: (file: vscode.Uri) => boolean,
): vscode.Disposable {
  const writer = new FindingWriter(async (said, button) => {
    const label = words.say(button);
    return (await vscode.window.showWarningMessage(words.say(said), label)) === label;
  }, isRunning);
  const threads = new FindingThreads(results, words, log);
  const commands = new FindingCommands(threads, writer, results, words);
  return vscode.Disposable.from(
    writer,
    threads,
    commands.register(),
    registerAnnotate(threads, commands, words),
  );
}
