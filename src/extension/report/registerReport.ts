import * as vscode from 'vscode';
import { theoryCommand } from '../../core/inline/systemHover';
import type { Formatter } from '../../core/messages/formatter';
import type { ResultDocuments } from '../files/resultDocuments';
import type { ResultChoices } from '../page/resultChoices';
import { Comparisons } from '../plan/comparisons';
import { drawChart } from '../platform.node';
import { WriteReport } from './writeReport';

/** The command that writes a report, and the theory that may be its appendix. */
export function registerReport(
  words: Formatter,
  extension: vscode.Uri,
  results: ResultDocuments,
  choices: ResultChoices,
): vscode.Disposable {
  const report = new WriteReport(words, new Comparisons(results, choices), results, drawChart);
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('ptsLens.writeReport', (given?: unknown) => report.run(given)),
    registerCommand(theoryCommand, () =>
      vscode.commands.executeCommand(
        'markdown.showPreview',
        vscode.Uri.joinPath(extension, 'media', 'theory', `hypervisors.${words.language}.md`),
      ),
    ),
  );
}
