import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { LibrarySurface } from '../library/registerLibrary';
import { registerBaselineCommands } from './baselineCommands';
import { CompareCommands } from './compareCommands';
import { registerSaveComparison } from './saveComparison';
import { registerShowHistory } from './showHistory';

/** The commands that make or save a comparison, and choose the workspace's baseline. */
export function registerCompare(
  words: Formatter,
  { library, baseline, subjects }: LibrarySurface,
): vscode.Disposable {
  return vscode.Disposable.from(
    CompareCommands.register(words, library, baseline, subjects),
    registerBaselineCommands(words, library, baseline, subjects),
    registerSaveComparison(words),
    registerShowHistory(words, library, subjects),
  );
}
