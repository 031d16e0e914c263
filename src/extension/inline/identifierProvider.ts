import * as vscode from 'vscode';
import { type IdentifierPlaces, identifierAt } from '../../core/inline/identifiers';
import type { InlineTexts } from './inlineTexts';
import { rangeOf } from './ranges';

/** Leads from the identifier of an entry to its System and back, and shows all that would be renamed together. */
export class IdentifierProvider
  implements vscode.DefinitionProvider, vscode.ReferenceProvider, vscode.DocumentHighlightProvider
{
  constructor(private readonly texts: InlineTexts) {}

  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.Location[] {
    const places = this.#at(document, position);
    return (places?.declared ?? []).map(place => new vscode.Location(document.uri, rangeOf(document, place)));
  }

  provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): vscode.Location[] {
    const { declared = [], used = [] } = this.#at(document, position) ?? {};
    return [...(includeDeclaration ? declared : []), ...used].map(
      place => new vscode.Location(document.uri, rangeOf(document, place)),
    );
  }

  provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.DocumentHighlight[] {
    const { declared = [], used = [] } = this.#at(document, position) ?? {};
    const { Read, Write } = vscode.DocumentHighlightKind;
    return [
      ...declared.map(place => new vscode.DocumentHighlight(rangeOf(document, place), Write)),
      ...used.map(place => new vscode.DocumentHighlight(rangeOf(document, place), Read)),
    ];
  }

  #at(document: vscode.TextDocument, position: vscode.Position): IdentifierPlaces | undefined {
    const text = this.texts.of(document);
    return text && identifierAt(text.file, document.offsetAt(position));
  }
}
