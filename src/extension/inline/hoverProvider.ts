import * as vscode from 'vscode';
import { hoverAt } from '../../core/inline/hover';
import type { Formatter } from '../../core/messages/formatter';
import type { InlineTexts } from './inlineTexts';
import { rangeOf } from './ranges';

export class HoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly texts: InlineTexts,
    private readonly words: Formatter,
  ) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const text = this.texts.of(document);
    const hover =
      text && hoverAt(text.file, document.offsetAt(position), text.rows, text.compared, this.words);
    // Not trusted: a link in it runs no command, and its HTML stays text.
    return (
      hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), rangeOf(document, hover.range))
    );
  }
}
