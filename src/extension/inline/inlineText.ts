import type * as vscode from 'vscode';
import type { Compared } from '../../core/inline/compared';
import type { OwnRows } from '../../core/inline/ownRows';
import type { ResultFile } from '../../core/results/resultFile';

/** What one version of a text says, for all that is shown in it. */
export interface InlineText {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly file: ResultFile;
  readonly rows: OwnRows;
  /** Of this text or of one shortly before: it knows which results are still as they were. */
  readonly compared: Compared | undefined;
}
