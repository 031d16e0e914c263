import * as vscode from 'vscode';
import { inlaysOf } from '../../core/inline/inlays';
import { resultsIn } from '../../core/inline/place';
import type { Formatter } from '../../core/messages/formatter';
import type { InlineTexts } from './inlineTexts';

/** How far trials spread, behind each list of them. */
export class InlayProvider implements vscode.InlayHintsProvider {
  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
  ) {}

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const text = this.texts.of(document);
    if (text === undefined) return [];
    const results = resultsIn(text.file, document.offsetAt(range.start), document.offsetAt(range.end));
    return inlaysOf(results, text.rows, this.words).map(({ at, text: label, tooltip }) => {
      const hint = new vscode.InlayHint(document.positionAt(at), label);
      hint.tooltip = tooltip;
      hint.paddingLeft = true;
      return hint;
    });
  }
}
