import * as vscode from 'vscode';
import { newDocument } from '../../core/document/document';
import { folderOf } from '../../core/document/labels';
import { lensDocument } from '../../core/inline/lensDocument';
import type { Formatter } from '../../core/messages/formatter';
import { openUntitled } from '../compare/untitled';
import { pathFrom } from '../files/paths';
import { type ResultDocuments, resultFileAt } from '../files/resultDocuments';
import type { LibrarySurface } from '../library/registerLibrary';
import type { ResultChoices } from '../page/resultChoices';
import type { Runs } from '../runs/runs';
import type { Targets } from '../targets/targets';
import { viewTypes } from '../viewTypes';
import { Comparisons } from './comparisons';
import { HomeComing } from './homeComing';
import { PlanCommands } from './planCommands';
import { PlanEditor } from './planEditor';
import { TargetMemory } from './targetMemory';

/** What plans need of the rest of the extension. */
export interface PlanSurroundings {
  readonly context: vscode.ExtensionContext;
  readonly words: Formatter;
  readonly log: vscode.LogOutputChannel;
  readonly results: ResultDocuments;
  readonly choices: ResultChoices;
  readonly surface: LibrarySurface;
  /** Absent in a browser, where nothing can run; plans are shown there all the same. */
  readonly targets: Targets | undefined;
  readonly runs: Runs | undefined;
}

/** The page of a plan, the commands that make one, and what happens when its run comes home. */
export function registerPlans(around: PlanSurroundings): vscode.Disposable {
  const { context, words, log, results, choices, surface, targets, runs } = around;
  const comparisons = new Comparisons(results, choices);
  const memory = new TargetMemory(context.workspaceState);
  const home = new HomeComing(comparisons, results, words, log);
  const editor = new PlanEditor({
    words,
    extensionUri: context.extensionUri,
    comparisons,
    targets,
    runs,
    memory,
    home,
    log,
  });
  return vscode.Disposable.from(
    home,
    vscode.window.registerCustomEditorProvider(viewTypes.plan, editor, {
      webviewOptions: { enableFindWidget: true },
    }),
    ...(runs === undefined ? [] : [runs.onDidComeHome(run => void home.take(run))]),
    ...(targets === undefined
      ? []
      : [
          PlanCommands.register(words, comparisons, targets, memory, surface.subjects, result =>
            comparedWithBaseline(result, around),
          ),
        ]),
  );
}

/**
 * The comparison that the text of a result shows where the workspace's baseline is in another file: it opens, since the
 * trials have to be added somewhere. Undefined where the result is compared by itself.
 */
async function comparedWithBaseline(
  given: vscode.Uri,
  { results, choices, surface }: PlanSurroundings,
): Promise<vscode.Uri | undefined> {
  const { current } = surface.baseline;
  const result = await resultFileAt(given).catch(() => given);
  if (current === undefined || current.file === result.toString()) return undefined;
  const baseline = vscode.Uri.parse(current.file, true);
  return openUntitled(async place => {
    const own = await results.load(result, pathFrom(place, result));
    const file = await results.load(baseline, pathFrom(place, baseline));
    if (own.failure !== undefined || file.failure !== undefined) return undefined;
    const { identifier, occurrence } = current;
    const { document } = lensDocument(own, choices.of(result), { file, identifier, occurrence });
    return newDocument({ ...document, title: folderOf(result.path) });
  });
}
