import * as vscode from 'vscode';
import { languageOf } from '../core/messages/catalogue';
import { loadFormatter } from '../core/messages/formatter';
import { registerLibrary } from './library/registerLibrary';
import { ResultReader } from './library/resultReader';
import { ComparisonEditor } from './page/comparisonEditor';
import { PageFactory } from './page/pageFactory';
import { ResultChoices } from './page/resultChoices';
import { ResultEditor } from './page/resultEditor';
import { registerShowText } from './page/showText';
import { ViewMemory } from './page/viewMemory';
import { Walkthrough } from './walkthrough';

/** Wiring only: what each surface does is in its own room. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const start = performance.now();
  const words = await loadFormatter(languageOf(vscode.env.language));
  const log = vscode.window.createOutputChannel('PTS Lens', { log: true });
  const reader = new ResultReader();
  const pages = new PageFactory(context.extensionUri, words, log);
  const memory = new ViewMemory(context.workspaceState);
  const surface = registerLibrary(words, context.workspaceState, log);

  context.subscriptions.push(
    log,
    reader,
    surface,
    ComparisonEditor.register(pages, reader, memory),
    ResultEditor.register(pages, new ResultChoices(context.workspaceState), memory),
    registerShowText(),
    new Walkthrough(surface.library),
  );
  log.info(`activated in ${(performance.now() - start).toFixed(1)} ms`);
}
