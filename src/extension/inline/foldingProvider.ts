import * as vscode from 'vscode';
import { foldsOf } from '../../core/inline/folding';
import type { InlineTexts } from './inlineTexts';
import { rangeOf } from './ranges';

export class FoldingProvider implements vscode.FoldingRangeProvider {
  constructor(private readonly texts: InlineTexts) {}

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const text = this.texts.of(document);
    return (text === undefined ? [] : foldsOf(text.file))
      .map(part => rangeOf(document, part))
      .filter(({ isSingleLine }) => !isSingleLine)
      .map(({ start, end }) => new vscode.FoldingRange(start.line, end.line));
  }
}
