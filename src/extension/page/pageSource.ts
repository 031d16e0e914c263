import type * as vscode from 'vscode';
import type { ComparedSystem, Comparison } from '../../core/comparison/comparison';
import type { LoadedFile } from '../../core/comparison/loadedFile';
import type { ComparisonDocument, DocumentSystem } from '../../core/document/document';
import type { RanOn } from '../../core/environment/evidence/ranOn';
import type { Message } from '../../core/messages/message';
import type { PageChange, PreviousRun } from '../../protocol/page';

/** What there is to compare, or why there is nothing. */
export type LoadedSource =
  | { readonly kind: 'files'; readonly document: ComparisonDocument; readonly files: readonly LoadedFile[] }
  | { readonly kind: 'notice'; readonly message: Message };

/** What a page shows: changes are made in it, and questions asked of it. */
export interface ShownComparison {
  readonly document: ComparisonDocument;
  readonly files: readonly LoadedFile[];
  readonly comparison: Comparison;
}

/** What stands behind a page: the text of a comparison, or one result file. */
export interface PageSource extends vscode.Disposable {
  readonly view: 'result' | 'comparison';
  /** Fires when `load` may give something else. */
  readonly onDidChange: vscode.Event<void>;
  load(): Promise<LoadedSource>;
  /** Keeps a change that was made in the page; one of systems needs those that are shown. */
  change(change: PageChange, shown: ShownComparison | undefined): Promise<void>;
  /** Keeps the user's word on what a system ran on; undefined takes it back. */
  declare(system: ComparedSystem, ranOn: RanOn | undefined, shown: ShownComparison): Promise<void>;
  /** The result file that the comparison calls so; undefined where the name leads nowhere. */
  uriOf(file: string): Promise<vscode.Uri | undefined>;
  /** Lets the user add systems to those that are shown; absent where the systems are those of one file. */
  addSystems?(shown: readonly DocumentSystem[]): Promise<void>;
  /** The result file whose systems are to be among those of a new comparison. */
  readonly resultFile?: vscode.Uri;
  /** What changed since the run before; absent where that has no meaning. */
  previousRun?(): Promise<PreviousRun | undefined>;
}
