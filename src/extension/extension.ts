import * as vscode from 'vscode';
import { languageOf } from '../core/messages/catalogue';
import { Formatter } from '../core/messages/formatter';
import { registerCompare } from './library/compareCommand';
import { registerOpenResult } from './library/openResult';
import { ResultContext } from './library/resultContext';
import { ResultFinder } from './library/resultFinder';
import { ResultReader } from './library/resultReader';
import { ComparisonEditor } from './page/comparisonEditor';
import { PageFactory } from './page/pageFactory';
import { ResultChoices } from './page/resultChoices';
import { ResultEditor } from './page/resultEditor';
import { registerShowText } from './page/showText';
import { ViewMemory } from './page/viewMemory';

/** Wiring only: what each surface does is in its own room. */
export function activate(context: vscode.ExtensionContext): void {
  const words = new Formatter(languageOf(vscode.env.language));
  const log = vscode.window.createOutputChannel('PTS Lens', { log: true });
  const reader = new ResultReader();
  const finder = new ResultFinder();
  const pages = new PageFactory(context.extensionUri, words, log);
  const memory = new ViewMemory(context.workspaceState);
  const resultContext = new ResultContext();

  context.subscriptions.push(
    log,
    resultContext,
    ComparisonEditor.register(pages, reader, memory),
    ResultEditor.register(pages, new ResultChoices(context.workspaceState), memory),
    registerCompare({ words, finder, reader }),
    registerOpenResult(words),
    registerShowText(),
  );
}
