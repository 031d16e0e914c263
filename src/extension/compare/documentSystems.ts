import * as vscode from 'vscode';
import type { DocumentSystem } from '../../core/document/document';
import { folderOf } from '../../core/document/labels';
import { type Candidate, documentSystems } from '../../core/library/candidates';
import { pathFrom } from '../files/paths';

/** The systems as the comparison at `target` lists them; their labels differ from each other and from those taken. */
export function systemsFor(
  target: vscode.Uri,
  candidates: readonly Candidate[],
  taken: readonly string[] = [],
): readonly DocumentSystem[] {
  const naming = (path: string) => {
    const uri = vscode.Uri.parse(path, true);
    return { file: pathFrom(target, uri), folder: folderOf(uri.path) };
  };
  return documentSystems(candidates, naming, taken);
}

/** The files that systems come from, each once. */
export function filesOf(systems: readonly DocumentSystem[]): readonly string[] {
  return [...new Set(systems.flatMap(({ sessions }) => sessions.map(({ file }) => file)))];
}
