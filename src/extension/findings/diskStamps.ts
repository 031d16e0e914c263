import * as vscode from 'vscode';
import type { Stamp } from '../../core/files';
import { isSameStamp } from '../../core/library/writing';
import { isResultFile } from '../files/openTexts';
import { workspaceFiles } from '../files/workspaceFiles';
import { fileState, isSameText, losslessText } from './fileState';

/** Of each open result file the state of the disk that its text was last the same as. */
export class DiskStamps implements vscode.Disposable {
  readonly #stamps = new WeakMap<vscode.TextDocument, Promise<Stamp | undefined>>();
  readonly #subscription: vscode.Disposable;

  constructor() {
    const note = (document: vscode.TextDocument) => {
      if (isResultFile(document) && !document.isDirty) this.#stamps.set(document, stampOf(document));
    };
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(note),
      vscode.workspace.onDidSaveTextDocument(note),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!isResultFile(document) || document.isDirty) return;
        this.#stamps.set(document, stampOfSame(document, document.getText(), this.#stamps.get(document)));
      }),
    );
    for (const document of vscode.workspace.textDocuments) note(document);
  }

  /** Whether somebody wrote the file since. VS Code does not merge: whoever saves then overwrites it. */
  async isBehind(document: vscode.TextDocument): Promise<boolean> {
    const last = await this.#stamps.get(document);
    const now = await stampOf(document);
    return last !== undefined && now !== undefined && !isSameStamp(last, now);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/**
 * The state of the disk where it holds this text, which VS Code has read anew; else the one before: the first change that
 * somebody types may come before VS Code calls the text unsaved.
 */
async function stampOfSame(
  document: vscode.TextDocument,
  text: string,
  before: Promise<Stamp | undefined> | undefined,
): Promise<Stamp | undefined> {
  const stamp = await stampOf(document);
  const state = await fileState(document.uri);
  const disk = 'bytes' in state ? losslessText(state) : undefined;
  return typeof disk === 'string' && isSameText(disk, text) ? stamp : before;
}

function stampOf({ uri }: vscode.TextDocument): Promise<Stamp | undefined> {
  return workspaceFiles.stat(uri.toString()).catch(() => undefined);
}
