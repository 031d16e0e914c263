import * as vscode from 'vscode';
import { languageOf } from '../core/messages/catalogue';
import { Formatter } from '../core/messages/formatter';
import { CompareTool } from './agent/compareTool';
import { registerCampaigns } from './campaign/registerCampaigns';
import { pickMoreSystems } from './compare/addSystems';
import { PreviousRuns } from './compare/previousRuns';
import { registerCompare } from './compare/registerCompare';
import { openUntitled } from './compare/untitled';
import { registerDefinitions } from './definitions/registerDefinitions';
import { ResultDocuments } from './files/resultDocuments';
import { registerFindings } from './findings/registerFindings';
import { InlineSurface } from './inline/inlineSurface';
import { InlineTexts } from './inline/inlineTexts';
import { registerLibrary } from './library/registerLibrary';
import { registerTrialFolding } from './logs/trialFolding';
import { DocumentSource } from './page/documentSource';
import { PageEditor } from './page/pageEditor';
import { PageFactory } from './page/pageFactory';
import { ResultChoices } from './page/resultChoices';
import { ResultSource } from './page/resultSource';
import { registerShowRow } from './page/showRow';
import { registerShowText } from './page/showText';
import { ViewMemory } from './page/viewMemory';
import { FetchPhoromatic } from './phoromatic/fetchPhoromatic';
import { registerPlans } from './plan/registerPlans';
import { registerReport } from './report/registerReport';
import { registerRuns } from './runs/registerRuns';
import { registerTargets } from './targets/registerTargets';
import { viewTypes } from './viewTypes';
import { Walkthrough } from './walkthrough';

/** Ctrl+F opens VS Code's own search in a page. */
const findable = { webviewOptions: { enableFindWidget: true } };

/** Wiring only: what each surface does is in its own room. */
export function activate(context: vscode.ExtensionContext): void {
  const start = performance.now();
  const words = new Formatter(languageOf(vscode.env.language));
  const log = vscode.window.createOutputChannel('PTS Lens', { log: true });
  const results = new ResultDocuments();
  const pages = new PageFactory(context.extensionUri, words, log);
  const choices = new ResultChoices(context.workspaceState);
  const memory = new ViewMemory(context.workspaceState);
  const surface = registerLibrary(words, context.extensionUri, context.workspaceState, log);
  const reached = registerTargets(words);

  const previous = new PreviousRuns(surface.library, results);
  const { targets } = reached;
  const running = registerRuns(words, context.globalStorageUri, targets, results, log);
  const campaigning = registerCampaigns({ words, extensionUri: context.extensionUri, running, targets, log });

  context.subscriptions.push(
    log,
    results,
    surface,
    reached,
    running,
    campaigning,
    registerCompare(words, surface),
    previous.register(words, surface.subjects),
    vscode.window.registerCustomEditorProvider(
      viewTypes.comparison,
      new PageEditor(
        pages,
        memory,
        document =>
          new DocumentSource(document, results, words, (place, shown) =>
            pickMoreSystems(words, surface.library, place, shown),
          ),
        targets !== undefined,
      ),
      findable,
    ),
    vscode.window.registerCustomEditorProvider(
      viewTypes.result,
      new PageEditor(
        pages,
        memory,
        document => new ResultSource(document, results, choices, openUntitled, file => previous.since(file)),
        targets !== undefined,
      ),
      findable,
    ),
    registerFindings(words, results, log, file => surface.library.isRunning(file)),
    CompareTool.register(words, surface.library, results),
    registerShowText(),
    FetchPhoromatic.register(words, context),
    registerTrialFolding(),
    registerDefinitions(words),
    registerShowRow(memory),
    registerReport(words, context.extensionUri, results, choices),
    registerPlans({ context, words, log, results, choices, surface, targets, runs: running.runs }),
    new InlineSurface(
      new InlineTexts(results, surface.baseline, choices, log),
      words,
      targets !== undefined,
      log,
    ),
    new Walkthrough(surface.library, reached.targets),
  );
  log.info(`activated in ${(performance.now() - start).toFixed(1)} ms`);
}
