import * as vscode from 'vscode';
import { candidatesOf } from '../../core/library/candidates';
import type { Formatter } from '../../core/messages/formatter';
import type { Baseline } from '../library/baseline';
import type { CommandSubjects } from '../library/commandSubjects';
import type { Library } from '../library/library';
import { oneLine } from '../library/resultItems';
import { pickSystem, referenceOf } from '../library/systemPick';

/** "Set as Baseline" for a given system or one the user picks; "Clear Baseline". */
export function registerBaselineCommands(
  words: Formatter,
  library: Library,
  baseline: Baseline,
  subjects: CommandSubjects,
): vscode.Disposable {
  const set = async (given?: unknown) => {
    const called = (await subjects.of(given, undefined)).flatMap(({ systems }) => systems);
    const [only] = called;
    const chosen =
      only !== undefined && called.length === 1
        ? only
        : await pickSystem(
            words,
            library,
            called.length > 0 ? called : candidatesOf(library.entries),
            words.text('library.ask-system'),
            words.text('library.ask-system-hint'),
          );
    if (chosen === undefined) return;
    await baseline.set(referenceOf(chosen));
    const said = words.text('library.baseline-set', { system: oneLine(chosen.system.identifier) });
    vscode.window.setStatusBarMessage(said, 5_000);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ptsLens.setBaseline', set),
    vscode.commands.registerCommand('ptsLens.clearBaseline', () => baseline.set(undefined)),
  );
}
