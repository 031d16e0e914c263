import type * as vscode from 'vscode';
import type { Known } from '../../core/comparison/compare';
import type { LoadedFile } from '../../core/comparison/files';
import { installedProfiles } from '../platform.node';
import { saidSystems } from './saidSystems';

/** What the settings and this machine know of the systems and benchmarks of some files. */
export async function knownOf(files: readonly LoadedFile[], scope: vscode.Uri): Promise<Known> {
  const identifiers = files.flatMap(file =>
    file.failure === undefined && file.reading.kind === 'results'
      ? file.reading.file.results.flatMap(result => result.identifier ?? [])
      : [],
  );
  return { said: saidSystems(scope), installed: await installedProfiles(identifiers) };
}
