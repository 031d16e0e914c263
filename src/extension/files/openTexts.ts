import * as vscode from 'vscode';
import { looksCut } from '../../core/library/writing';
import { IncrementalReader } from '../../core/results/incrementalReader';
import type { Reading } from '../../core/results/resultFile';
import { FollowedText } from './followedText';

/** The first key is taken up at once, further ones when typing pauses for so long. */
const pauseMilliseconds = 150;

interface OpenText {
  readonly text: FollowedText;
  readonly reader: IncrementalReader;
  /** Of this version of the document. */
  readonly version: number;
  readonly reading: Reading;
}

/** Result files that are open as text: each read once a version, and of it only what was changed. Tells of those that changed: at the first key, and when typing pauses. */
export class OpenTexts implements vscode.Disposable {
  readonly #read = new Map<string, OpenText>();
  readonly #pauses = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscription: vscode.Disposable;

  constructor(private readonly changed: (uri: vscode.Uri) => void) {
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(change => {
        const { document, contentChanges } = change;
        this.#read.get(document.uri.toString())?.text.change(change);
        if (contentChanges.length > 0 && isResultFile(document)) this.#soon(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        this.#read.delete(document.uri.toString());
        // What was not saved is gone: the disk counts again.
        if (isResultFile(document)) this.changed(document.uri);
      }),
    );
  }

  /** The text of a file with changes that are not saved: it goes before the disk. */
  unsaved(uri: vscode.Uri): vscode.TextDocument | undefined {
    const key = uri.toString();
    return vscode.workspace.textDocuments.find(({ uri: own, isDirty }) => isDirty && own.toString() === key);
  }

  /** What the text says now. */
  read(document: vscode.TextDocument): { readonly reading: Reading; readonly isCut: boolean } {
    const key = document.uri.toString();
    const known = this.#read.get(key);
    const { version } = document;
    const { text, reader } = known ?? { text: new FollowedText(), reader: new IncrementalReader() };
    const reading = known?.version === version ? known.reading : reader.read(text.of(document));
    this.#read.set(key, { text, reader, version, reading });
    // What a person typed shows as it is.
    return { reading, isCut: !document.isDirty && looksCut(reading) };
  }

  dispose(): void {
    for (const pause of this.#pauses.values()) clearTimeout(pause);
    this.#subscription.dispose();
  }

  #soon(uri: vscode.Uri): void {
    const key = uri.toString();
    const isTyping = this.#pauses.has(key);
    this.#wait(key, isTyping ? pauseMilliseconds : 0, () => {
      this.changed(uri);
      if (!isTyping) this.#wait(key, pauseMilliseconds);
    });
  }

  #wait(key: string, milliseconds: number, then?: () => void): void {
    clearTimeout(this.#pauses.get(key));
    const pause = setTimeout(() => {
      this.#pauses.delete(key);
      then?.();
    }, milliseconds);
    this.#pauses.set(key, pause);
  }
}

/** Whether a text may be a result file: other languages are none of ours; a result file of any name is XML. */
export function isResultFile({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'xml' || uri.path.endsWith('.xml');
}
