import type * as vscode from 'vscode';
import type { Known } from '../../core/comparison/compare';
import { type LoadedFile, profilesOf } from '../../core/comparison/files';
import { installedProfiles } from '../platform.node';
import { saidSystems } from './saidSystems';

/** What the settings and this machine know of the systems and benchmarks of some files. */
export async function knownOf(files: readonly LoadedFile[], scope: vscode.Uri): Promise<Known> {
  return { said: saidSystems(scope), installed: await installedProfiles(profilesOf(files)) };
}
