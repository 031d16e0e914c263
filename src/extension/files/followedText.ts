import type * as vscode from 'vscode';

/** UTF-16 units from which on a text is kept by its changes. */
const smallest = 1_000_000;

/**
 * The text of a document. A large one is kept by its changes: VS Code joins all its lines anew for each version, which takes
 * several times as long as reading the result that changed.
 */
export class FollowedText {
  #text: string | undefined;
  #version = 0;

  of(document: vscode.TextDocument): string {
    const known = this.#version === document.version ? this.#text : undefined;
    if (known !== undefined && known.length === lengthOf(document)) return known;
    const text = document.getText();
    this.#text = text;
    this.#version = document.version;
    return text;
  }

  /** To be called for every change of the document. */
  change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const before = this.#text;
    // Asked for within the very event, the text is that after it.
    if (before === undefined || this.#version === document.version) return;
    const isLarge = before.length >= smallest && fromTheEnd(contentChanges);
    this.#text = isLarge ? contentChanges.reduce(changed, before) : undefined;
    this.#version = document.version;
  }
}

function changed(
  text: string,
  { rangeOffset, rangeLength, text: added }: vscode.TextDocumentContentChangeEvent,
): string {
  return text.slice(0, rangeOffset) + added + text.slice(rangeOffset + rangeLength);
}

/** Whether no change moves the place of a later one. */
function fromTheEnd(changes: readonly vscode.TextDocumentContentChangeEvent[]): boolean {
  return changes.every(({ rangeOffset, rangeLength }, index) => {
    const last = changes[index - 1];
    return last === undefined || rangeOffset + rangeLength <= last.rangeOffset;
  });
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
