import * as vscode from 'vscode';
import { trialsOfLog } from '../../core/results/testLog';

/**
 * Folds the log of a test by trial. The line that names the trial stays, so it tells which one is folded. A log of
 * another form gets no answer, for then VS Code folds by indentation, as PTS prints its console.
 */
export function registerTrialFolding(): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider('pts-log', {
    provideFoldingRanges(log) {
      const trials = trialsOfLog(log.getText());
      return trials.length === 0
        ? undefined
        : trials.map(({ line, end }) => new vscode.FoldingRange(line, end, vscode.FoldingRangeKind.Region));
    },
  });
}
