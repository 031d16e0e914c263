import type { Correction } from '../stats/model';
import type { Confidence, DocumentSystem } from './document';

/** A replacement in the text of a document; offsets are UTF-16. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A change to a comparison. Those to systems carry the systems as they are shown now (see
 * `systemsOf`), for documents that leave them to the files.
 */
export type DocumentChange =
  | { readonly kind: 'title'; readonly title: string | undefined }
  | { readonly kind: 'baseline'; readonly baseline: string | undefined }
  | { readonly kind: 'confidence'; readonly confidence: Confidence }
  /** Percent. */
  | { readonly kind: 'margin'; readonly margin: number }
  | { readonly kind: 'correction'; readonly correction: Correction }
  | { readonly kind: 'add-files'; readonly files: readonly string[] }
  | SystemsChange;

export type SystemsChange = { readonly systems: readonly DocumentSystem[] } & (
  | { readonly kind: 'pool'; readonly labels: readonly string[] }
  | { readonly kind: 'unpool'; readonly label: string }
  | { readonly kind: 'remove-system'; readonly label: string }
  | { readonly kind: 'rename-system'; readonly label: string; readonly to: string }
);

/** The edits that make one change; nothing but the touched properties changes, formatting is kept. */
export function editDocument(_text: string, _change: DocumentChange): readonly TextEdit[] {
  return [];
}
