import type { TextEdit } from '../results/textEdit';
import type { Correction, Noise } from '../stats/model';
import type { Confidence, DocumentSystem } from './document';
import { EditedText } from './editedText';
import { parseDocument } from './parse';
import { changeSystems, type SystemsChange } from './systemsChange';

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
  | { readonly kind: 'noise'; readonly noise: Noise }
  /** Percent; absent leaves it open again. */
  | { readonly kind: 'boots'; readonly boots?: number | undefined }
  | AddedFiles
  | (SystemsChange & { readonly systems: readonly DocumentSystem[] });

/** Files to add; their systems matter only to a document that lists its systems itself. */
interface AddedFiles {
  readonly kind: 'add-files';
  readonly files: readonly string[];
  readonly systems?: readonly DocumentSystem[];
}

/**
 * The edits that make one change in a document's text: only what the change is about differs, the
 * rest keeps its formatting, order and unknown fields. Empty when nothing changes, and for a text
 * that is no valid document (there is nothing to edit until its mistake is mended).
 */
export function editDocument(text: string, change: DocumentChange): readonly TextEdit[] {
  const reading = parseDocument(text);
  if (reading.kind === 'invalid') return [];
  const { document } = reading;
  const edited = new EditedText(text);
  switch (change.kind) {
    case 'title':
      edited.set(['title'], change.title);
      break;
    case 'baseline':
      edited.set(['baseline'], change.baseline);
      break;
    case 'confidence':
      edited.set(['confidence'], change.confidence);
      break;
    case 'margin':
      edited.set(['margin'], change.margin);
      break;
    case 'correction':
      edited.set(['correction'], change.correction);
      break;
    case 'noise':
      edited.set(['noise'], change.noise);
      break;
    case 'boots':
      edited.set(['boots'], change.boots);
      break;
    case 'add-files':
      addFiles(edited, document.files, document.systems, change);
      break;
    default: {
      if (document.systems === undefined) edited.set(['systems'], change.systems);
      const listed = edited.text;
      changeSystems(edited, document.systems ?? change.systems, document.baseline, change);
      if (edited.text === listed) return [];
    }
  }
  return edited.edits();
}

function addFiles(
  edited: EditedText,
  files: readonly string[],
  systems: readonly DocumentSystem[] | undefined,
  added: AddedFiles,
): void {
  for (const file of new Set(added.files)) if (!files.includes(file)) edited.insert(['files', -1], file);
  if (systems === undefined) return;
  for (const system of added.systems ?? [])
    if (!systems.some(known => known.label === system.label)) edited.insert(['systems', -1], system);
}
