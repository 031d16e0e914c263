import * as vscode from 'vscode';
import { type Candidate, candidatesOf } from '../../core/library/candidates';
import { type LibraryEntry, systemsIn } from '../../core/library/libraryEntry';
import { resultFileAt } from '../files/resultDocuments';
import type { Library } from './library';
import { isLibraryNode, type LibraryNode } from './nodes';
import { shownOf } from './resultTree';

/** The items a command applies to: result files, or systems of them. */
export interface CommandSubject {
  readonly entry: LibraryEntry;
  /** The systems meant: all that are shown below a folder, or the one itself. */
  readonly systems: readonly Candidate[];
}

/** A menu hands over the item it was called on and the selection it belongs to; the palette neither. */
export class CommandSubjects {
  constructor(
    private readonly library: Library,
    private readonly selection: () => readonly LibraryNode[],
  ) {}

  /** Without an item, those selected in the tree. Items that are no results are left out. */
  async of(given: unknown, selected: unknown): Promise<readonly CommandSubject[]> {
    const called = Array.isArray(selected) && selected.length > 0 ? selected : [given];
    const items: readonly unknown[] = called.every(item => item === undefined) ? this.selection() : called;
    await this.library.ready();
    const found = await Promise.all(items.map(item => this.#subjectOf(item)));
    return found.filter(subject => subject !== undefined);
  }

  async #subjectOf(item: unknown): Promise<CommandSubject | undefined> {
    if (item instanceof vscode.Uri) return this.#ofFile(item);
    if (!isLibraryNode(item)) return undefined;
    if (item.kind === 'group') return undefined;
    const entry = this.library.entry(item.kind === 'result' ? item.path : item.result.path);
    if (entry === undefined) return undefined;
    const shown =
      item.kind === 'result'
        ? shownOf(item, entry)
        : systemsIn(entry).filter(
            ({ identifier, occurrence }) => identifier === item.identifier && occurrence === item.occurrence,
          );
    return { entry, systems: shown.map(system => ({ entry, system })) };
  }

  async #ofFile(uri: vscode.Uri): Promise<CommandSubject | undefined> {
    const file = await resultFileAt(uri).catch(() => uri);
    await this.library.include([file]);
    const entry = this.library.entry(file.toString());
    return entry === undefined ? undefined : { entry, systems: candidatesOf([entry]) };
  }
}
