import * as vscode from 'vscode';
import { type OutlineItem, outlineOf } from '../../core/inline/outline';
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

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const text = this.texts.of(document);
    return text === undefined ? [] : outlineOf(text.file).map(item => symbolOf(document, item));
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
