import type { TextEdit } from '../results/textEdit';
import type { Correction, Noise } from '../stats/statistics';
import type { AddedSessions } from './addedSessions';
import type { ComparisonDocument, DocumentSystem, SessionReference, View } from './document';
import { EditedText, editBetween } from './jsonText';
import { generatedTitle } from './labels';
import type { Confidence } from './method';
import { parseDocument } from './parse';
import { type ChangedSystem, changeSystems, type SystemsChange } from './systemsChange';

/**
 * A change to a comparison. Those to systems carry the systems as they are shown now (see
 * `systemsOf`), for documents that leave them to the files.
 */
export type DocumentChange =
  | { readonly kind: 'title'; readonly title: string | undefined }
  /** Absent: the systems side by side. */
  | { readonly kind: 'view'; readonly view?: View | undefined }
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

/** Files to add, and those of their systems that a document which lists its systems is to have besides. */
export interface AddedFiles {
  readonly kind: 'add-files';
  readonly files: readonly string[];
  readonly systems?: readonly DocumentSystem[];
  /** The systems as they are shown: a document that lists none then lists these and the added ones, not all of the files. */
  readonly shown?: readonly DocumentSystem[];
}

/**
 * The edits that make one change in a document's text: only the changed value differs, the
 * rest keeps its formatting, order and unknown fields. Empty when nothing changes, for a text that is
 * no valid document (there is nothing to edit until its mistake is mended), and for a change that no
 * document can hold, such as a margin of 0.
 */
export function editDocument(text: string, change: DocumentChange): readonly TextEdit[] {
  const reading = parseDocument(text);
  if (reading.kind === 'invalid') return [];
  const edited = new EditedText(text);
  writeChange(edited, reading.document, change);
  const after = edited.text;
  return parseDocument(after).kind === 'document' ? editBetween(text, after) : [];
}

function writeChange(edited: EditedText, document: ComparisonDocument, change: DocumentChange): void {
  switch (change.kind) {
    case 'title':
      edited.set([], 'title', change.title);
      break;
    case 'view':
      edited.set([], 'view', change.view);
      break;
    case 'baseline':
      edited.set([], 'baseline', change.baseline);
      break;
    case 'confidence':
      edited.set([], 'confidence', change.confidence);
      break;
    case 'margin':
      edited.set([], 'margin', change.margin);
      break;
    case 'correction':
      edited.set([], 'correction', change.correction);
      break;
    case 'noise':
      edited.set([], 'noise', change.noise);
      break;
    case 'boots':
      edited.set([], 'boots', change.boots);
      break;
    case 'add-files':
      addFiles(edited, document, change);
      break;
    case 'add-sessions':
      addSessions(edited, document, change);
      break;
    default:
      writeSystems(edited, document, change.systems, change);
  }
}

function addFiles(edited: EditedText, document: ComparisonDocument, added: AddedFiles): void {
  const known = new Set(document.files);
  const files = [...new Set(added.files)].filter(file => !known.has(file));
  edited.insert(['files'], document.files.length, files);
  const before = document.systems ?? added.shown;
  if (before === undefined) return;
  const labels = new Set(before.map(({ label }) => label));
  const systems = new Map((added.systems ?? []).map(system => [system.label, system]));
  const others = [...systems.values()].filter(({ label }) => !labels.has(label));
  if (document.systems === undefined) edited.set([], 'systems', [...before, ...others]);
  else edited.insert(['systems'], before.length, others);
}

/** The files of the sessions go with them; where the sessions bring nothing new, nothing is written. */
function addSessions(
  edited: EditedText,
  document: ComparisonDocument,
  change: AddedSessions & { readonly systems: readonly DocumentSystem[] },
): void {
  if (changeSystems(document.systems ?? change.systems, document.baseline, change) === undefined) return;
  const known = new Set(document.files);
  const files = [...new Set(change.sessions.map(({ file }) => file))].filter(file => !known.has(file));
  edited.insert(['files'], document.files.length, files);
  writeSystems(edited, document, change.systems, change);
}

/** @param shown the systems of a document that lists none itself */
function writeSystems(
  edited: EditedText,
  document: ComparisonDocument,
  shown: readonly DocumentSystem[],
  change: SystemsChange,
): void {
  const changed = changeSystems(document.systems ?? shown, document.baseline, change);
  if (changed === undefined) return;
  if (document.systems === undefined)
    edited.set(
      [],
      'systems',
      changed.systems.map(({ system }) => system),
    );
  else writeChangedSystems(edited, document.systems, changed.systems);
  if (changed.baseline !== document.baseline) edited.set([], 'baseline', changed.baseline);
  const titleOf = (systems: readonly DocumentSystem[]) => generatedTitle(systems.map(({ label }) => label));
  // A generated title follows the systems it lists.
  if (document.title !== undefined && document.title === titleOf(document.systems ?? shown))
    edited.set([], 'title', titleOf(changed.systems.map(({ system }) => system)));
}

/** Edits only the systems that differ: others keep their text, and a moved session keeps its unknown fields. */
function writeChangedSystems(
  edited: EditedText,
  before: readonly DocumentSystem[],
  after: readonly ChangedSystem[],
): void {
  const order = after.flatMap(({ from }) => from ?? []);
  if (order.some((from, index) => index > 0 && from < (order[index - 1] ?? from))) {
    edited.arrange(['systems'], order);
    return;
  }
  const places = new Map<SessionReference, (string | number)[]>();
  for (const [system, { sessions }] of before.entries())
    for (const [index, session] of sessions.entries())
      places.set(session, ['systems', system, 'sessions', index]);
  const asWritten = (system: DocumentSystem) => ({
    ...system,
    sessions: system.sessions.map(session => edited.valueAt(places.get(session)) ?? session),
  });
  const left = new Set(before.keys());
  let next = 0;
  let added: unknown[] = [];
  const insertAdded = () => {
    edited.insert(['systems'], next, added);
    added = [];
  };
  for (const { from, system } of after) {
    const old = from === undefined ? undefined : before[from];
    if (from === undefined || old === undefined) {
      added.push(asWritten(system));
      continue;
    }
    insertAdded();
    left.delete(from);
    next = from + 1;
    for (const key of ['label', 'sessions', 'ranOn'] as const)
      if (system[key] !== old[key]) edited.set(['systems', from], key, asWritten(system)[key]);
  }
  insertAdded();
  edited.remove(['systems'], left);
}
