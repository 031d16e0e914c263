import type { LoadedFile } from '../comparison/loadedFile';
import { readFiles, resolveSystems } from '../comparison/resolvedSystems';
import type { ComparisonDocument, DocumentSystem } from '../document/document';
import { uniqueLabels } from '../document/labels';
import type { DocumentMethod } from '../document/method';

/** The system that a workspace compares with, wherever it is. */
export interface LensBaseline {
  /** Its file; the very file that is read where it is in that one. */
  readonly file: LoadedFile;
  readonly identifier: string;
  readonly occurrence: number;
}

/**
 * The comparison that the text of a result file shows: each of its systems with the workspace's baseline. Without one it
 * is the file by itself, with what was chosen for its page.
 */
export function lensDocument(
  own: LoadedFile,
  choices: DocumentMethod & Pick<ComparisonDocument, 'baseline'>,
  baseline: LensBaseline | undefined,
): { readonly document: ComparisonDocument; readonly files: readonly LoadedFile[] } {
  const alone: ComparisonDocument = { version: 1, files: [own.path], ...choices };
  if (baseline === undefined) return { document: alone, files: [own] };
  const systems = resolveSystems(alone, readFiles([own])).systems.map(
    ({ label, sessions }): DocumentSystem => ({ label, sessions: sessions.map(({ session }) => session) }),
  );
  const { file, identifier, occurrence } = baseline;
  const isIt = (session: DocumentSystem['sessions'][number]) =>
    session.identifier === identifier && (session.occurrence ?? 0) === occurrence;
  if (file === own) {
    const set = systems.find(({ sessions }) => sessions.some(isIt));
    return { document: { ...alone, ...(set === undefined ? {} : { baseline: set.label }) }, files: [own] };
  }
  const taken = systems.map(({ label }) => label);
  const [label = identifier] = uniqueLabels(
    [{ name: identifier, folder: file.folder, path: file.path }],
    taken,
  );
  const set: DocumentSystem = { label, sessions: [{ file: file.path, identifier, occurrence }] };
  return {
    document: { ...alone, files: [own.path, file.path], systems: [...systems, set], baseline: label },
    files: [own, file],
  };
}
