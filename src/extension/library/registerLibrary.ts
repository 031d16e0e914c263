import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { createTreeView } from '../treeView';
import { AgeClock } from './ageClock';
import { Baseline } from './baseline';
import { CommandSubjects } from './commandSubjects';
import { ComparisonTree } from './comparisonTree';
import { registerFailureBadges } from './failureBadges';
import { Library } from './library';
import { registerOpenFolder } from './openFolder';
import { registerOpenResult } from './openResult';
import { registerOpenSamples } from './openSamples';
import { ReadingProgress } from './readingProgress';
import { ResultContext } from './resultContext';
import { ResultFinder } from './resultFinder';
import { ResultTree } from './resultTree';
import { registerRevealLogs } from './revealLogs';
import { registerViewCommands } from './viewCommands';

/** The Results and Comparisons views with their commands. */
export interface LibrarySurface extends vscode.Disposable {
  readonly library: Library;
  readonly baseline: Baseline;
  readonly results: ResultTree;
  readonly subjects: CommandSubjects;
}

export function registerLibrary(
  words: Formatter,
  extension: vscode.Uri,
  memento: vscode.Memento,
  log: vscode.LogOutputChannel,
): LibrarySurface {
  const library = new Library(new ResultFinder(), log);
  const baseline = new Baseline(memento);
  const results = new ResultTree(library, baseline, words, memento);
  const comparisons = new ComparisonTree(library);
  const resultView = createTreeView('ptsLens.results', {
    treeDataProvider: results,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const subjects = new CommandSubjects(library, () => resultView.selection);
  const all = vscode.Disposable.from(
    library,
    baseline,
    results,
    comparisons,
    resultView,
    createTreeView('ptsLens.comparisons', { treeDataProvider: comparisons }),
    new AgeClock(resultView, library, () => results.refresh()),
    registerFailureBadges(count => words.text('library.state.failed-why', { count })),
    new ResultContext(library),
    new ReadingProgress(library, words, resultView),
    registerOpenResult(words, library),
    registerOpenFolder(words, library),
    registerOpenSamples(words, extension),
    registerRevealLogs(words, library, subjects),
    registerViewCommands(words, library, results),
  );
  // The explorer's menu needs the paths of PTS's files; the search runs in the background.
  library.start();
  return { library, baseline, results, subjects, dispose: () => all.dispose() };
}
