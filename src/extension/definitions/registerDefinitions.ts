import * as vscode from 'vscode';
import type { DefinitionElement } from '../../core/definitions/definitionElements';
import { definitionHover } from '../../core/definitions/definitionHover';
import { definitionOutline, type OutlineItem } from '../../core/definitions/definitionOutline';
import type { Formatter } from '../../core/messages/formatter';

/** By their names, in whatever language: somebody may have them as XML again. */
const definitions: vscode.DocumentSelector = { pattern: '**/{test,suite,results}-definition.xml' };

const kinds: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
  section: vscode.SymbolKind.Module,
  choice: vscode.SymbolKind.Object,
  value: vscode.SymbolKind.Property,
};

/** Outline and hovers of PTS's definitions of tests, suites and results. */
export function registerDefinitions(words: Formatter): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(definitions, {
      provideDocumentSymbols: async document =>
        definitionOutline(await elementsOf(document)).map(item => symbolOf(document, item)),
    }),
    vscode.languages.registerHoverProvider(definitions, {
      async provideHover(document, position) {
        const offset = document.offsetAt(position);
        const hover = definitionHover(await elementsOf(document), offset);
        if (hover === undefined) return undefined;
        const text = new vscode.MarkdownString(`\`${hover.name}\``);
        text.appendMarkdown('\n\n').appendText(words.say(hover.about));
        return new vscode.Hover(text, rangeIn(document, hover.start, hover.end));
      },
    }),
  );
}

/** The parser is loaded with the first definition: the start of the extension does not wait for it. */
async function elementsOf(document: vscode.TextDocument): Promise<readonly DefinitionElement[]> {
  const text = document.getText();
  const { definitionElements } = await import('../../core/definitions/definitionElements');
  return definitionElements(text);
}

function symbolOf(document: vscode.TextDocument, item: OutlineItem): vscode.DocumentSymbol {
  const { name, detail, kind, start, end, startTagEnd, children } = item;
  const symbol = new vscode.DocumentSymbol(
    name,
    detail,
    kinds[kind],
    rangeIn(document, start, end),
    rangeIn(document, start, Math.min(startTagEnd, end)),
  );
  symbol.children = children.map(child => symbolOf(document, child));
  return symbol;
}

function rangeIn(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
