import * as vscode from 'vscode';
import { type OutlineItem, outlineOf } from '../../core/inline/outline';
import { eachInSteps } from '../../core/steps';
import { inTurns } from '../files/turns';
import type { InlineTexts } from './inlineTexts';
import { rangeOf } from './ranges';

const kinds = {
  system: vscode.SymbolKind.Object,
  result: vscode.SymbolKind.Function,
  entry: vscode.SymbolKind.Number,
} as const satisfies Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>>;

/** The outline, the breadcrumbs and "Go to Symbol" of a result file. */
export class OutlineProvider implements vscode.DocumentSymbolProvider {
  constructor(private readonly texts: InlineTexts) {}

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[]> {
    const text = this.texts.of(document);
    if (text === undefined) return [];
    const items = outlineOf(text.file);
    const isPast = () => token.isCancellationRequested || document.version !== text.version;
    return (
      (await inTurns(
        eachInSteps(items, item => symbolOf(document, item)),
        isPast,
      )) ?? []
    );
  }
}

function symbolOf(document: vscode.TextDocument, item: OutlineItem): vscode.DocumentSymbol {
  const { kind, name, detail, range, selected, below } = item;
  const symbol = new vscode.DocumentSymbol(
    name,
    detail,
    kinds[kind],
    rangeOf(document, range),
    rangeOf(document, selected),
  );
  symbol.children = below.map(child => symbolOf(document, child));
  return symbol;
}
