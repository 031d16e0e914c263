import * as vscode from 'vscode';
import type { DocumentSystem } from '../../core/document/document';
import { candidatesOf } from '../../core/library/candidates';
import type { Formatter } from '../../core/messages/formatter';
import { resolvePath } from '../files/paths';
import { resultFileAt } from '../files/resultDocuments';
import type { Library } from '../library/library';
import { pickSystems } from '../library/systemPick';
import { filesOf, systemsFor } from './documentSystems';
import { withProgress } from './progress';

/** Systems that a comparison is to have besides, and their files, as its document names them. */
interface AddedSystems {
  readonly files: readonly string[];
  readonly systems: readonly DocumentSystem[];
}

/** Lets the user pick systems that a comparison does not show yet; undefined when there are none, or cancelled. */
export async function pickMoreSystems(
  words: Formatter,
  library: Library,
  document: vscode.Uri,
  shown: readonly DocumentSystem[],
): Promise<AddedSystems | undefined> {
  const ready = await withProgress(
    words.text('extension.reading-results'),
    library.ready().then(() => true),
  );
  if (ready === undefined) return undefined;
  const known = new Set<string>();
  for (const { file, identifier, occurrence = 0 } of shown.flatMap(({ sessions }) => sessions)) {
    const place = resolvePath(document, file);
    if (place !== undefined)
      known.add(JSON.stringify([(await resultFileAt(place)).toString(), identifier, occurrence]));
  }
  const others = candidatesOf(library.entries).filter(
    ({ entry, system }) =>
      !known.has(
        JSON.stringify([vscode.Uri.parse(entry.path, true).toString(), system.identifier, system.occurrence]),
      ),
  );
  if (others.length === 0) {
    await vscode.window.showInformationMessage(words.text('extension.no-more-systems'));
    return undefined;
  }
  const picked = await pickSystems(words, library, others, words.text('extension.pick-more-systems'), []);
  if (picked === undefined) return undefined;
  const systems = systemsFor(
    document,
    picked,
    shown.map(({ label }) => label),
  );
  return { files: filesOf(systems), systems };
}
