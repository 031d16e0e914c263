import * as vscode from 'vscode';
import { foldsOf } from '../../core/inline/folding';
import { eachInSteps } from '../../core/steps';
import { inTurns } from '../files/turns';
import type { InlineTexts } from './inlineTexts';
import { rangeOf } from './ranges';

export class FoldingProvider implements vscode.FoldingRangeProvider {
  constructor(private readonly texts: InlineTexts) {}

  async provideFoldingRanges(
    document: vscode.TextDocument,
    _context: vscode.FoldingContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.FoldingRange[]> {
    const text = this.texts.of(document);
    if (text === undefined) return [];
    const isPast = () => token.isCancellationRequested || document.version !== text.version;
    const parts = await inTurns(
      eachInSteps(foldsOf(text.file), part => rangeOf(document, part)),
      isPast,
    );
    return (parts ?? [])
      .filter(({ isSingleLine }) => !isSingleLine)
      .map(({ start, end }) => new vscode.FoldingRange(start.line, end.line));
  }
}
