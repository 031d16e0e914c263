import type * as vscode from 'vscode';
import type { ResultReference } from '../../core/findings/annotationEdit';
import type { Message } from '../../core/messages/message';

/** A result of a file. */
export interface FindingTarget extends ResultReference {
  readonly uri: vscode.Uri;
}

/** What came of a finding that was to be written. */
export type Written =
  | {
      readonly kind: 'written';
      /** True where it stands in a text with unsaved changes whose file is another one by now. */
      readonly isBehindDisk: boolean;
    }
  /** The file is as it was. */
  | { readonly kind: 'refused'; readonly message: Message };

export function refused(message: Message): Written {
  return { kind: 'refused', message };
}
