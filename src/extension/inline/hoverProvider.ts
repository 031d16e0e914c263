import * as vscode from 'vscode';
import { hoverAt } from '../../core/inline/hover';
import { theoryCommand } from '../../core/inline/systemHover';
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
    if (hover === undefined) return undefined;
    const markdown = new vscode.MarkdownString(hover.markdown);
    // A link in it runs this command of ours and no other, and its HTML stays text.
    markdown.isTrusted = { enabledCommands: [theoryCommand] };
    return new vscode.Hover(markdown, rangeOf(document, hover.range));
  }
}
