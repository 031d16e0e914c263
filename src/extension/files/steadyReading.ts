import type * as vscode from 'vscode';
import { looksCut, writingTimeLeft } from '../../core/library/writing';
import { message } from '../../core/messages/message';
import type { Reading } from '../../core/results/model';
import { readResultFile } from '../../core/results/read';
import { workspaceFiles } from './workspaceFiles';

/**
 * Reads an open document. VS Code takes up its file while it is still being written: as long as that
 * lasts the last whole reading stands.
 */
export class SteadyReading implements vscode.Disposable {
  #last: Reading | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param again is called when a file that was being written has been quiet since. */
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly again: () => void,
  ) {}

  async read(): Promise<Reading> {
    const reading = readResultFile(this.document.getText());
    // What a person typed shows as it is.
    const left = looksCut(reading) && !this.document.isDirty ? await this.#writingTimeLeft() : 0;
    clearTimeout(this.#timer);
    if (left === 0) {
      this.#last = reading;
      return reading;
    }
    this.#timer = setTimeout(this.again, left + 1);
    return this.#last ?? { kind: 'unreadable', message: message('library.being-written') };
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #writingTimeLeft(): Promise<number> {
    const stamp = await workspaceFiles.stat(this.document.uri.toString()).catch(() => undefined);
    return stamp === undefined ? 0 : writingTimeLeft(stamp, Date.now());
  }
}
