import * as vscode from 'vscode';
import { type Fix, fixesOf } from '../../core/inline/fixes';
import type { Formatter } from '../../core/messages/formatter';
import { clip, oneLine } from '../../core/text/plainText';
import type { InlineTexts } from './inlineTexts';
import { ListedProblem } from './problemList';
import { rangeOf } from './ranges';

const longestName = 60;

/** Quick fixes of problems, where one is safe. No value is ever changed. */
export class FixProvider implements vscode.CodeActionProvider {
  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
  ) {}

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const text = this.texts.of(document);
    const listed = diagnostics.filter(one => one instanceof ListedProblem);
    if (text === undefined || listed.length === 0) return [];
    return listed
      .flatMap(({ problem }) => fixesOf(problem, text.file, document.getText()))
      .map(fix => this.#action(document, fix));
  }

  #action(document: vscode.TextDocument, fix: Fix): vscode.CodeAction {
    if (fix.kind === 'declare') {
      const system = oneLine(clip(fix.system, longestName));
      const action = new vscode.CodeAction(
        this.words.text('inline.fix-declare', { system }),
        vscode.CodeActionKind.QuickFix,
      );
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, rangeOf(document, fix.edit), fix.edit.text);
      return action;
    }
    const title = this.words.text('inline.fix-show', { count: fix.count });
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    const places = fix.places.map(place => new vscode.Location(document.uri, rangeOf(document, place)));
    action.command = {
      title,
      command: 'editor.action.peekLocations',
      arguments: [document.uri, places[0]?.range.start ?? new vscode.Position(0, 0), places],
    };
    return action;
  }
}
