import type * as vscode from 'vscode';
import type { Drawing } from '../core/charts/drawing';
import type { InstalledProfiles } from '../core/environment/profiles/profiles';
import type { Files } from '../core/files';
import type { LibraryFiles } from '../core/library/libraryFiles';
import type { phoromaticResult as fetchResult } from '../node/phoromatic/phoromaticResult';
import type { RecordFolder } from '../node/records/recordFolder';
import type { Reaching } from './reaching';

/** In a browser there is no machine to have results of its own. */
export function defaultRoots(): readonly vscode.Uri[] {
  return [];
}

export function folderAt(_path: string): vscode.Uri | undefined {
  return undefined;
}

/** No PTS is installed in a browser. */
export async function installedProfiles(_identifiers: Iterable<string>): Promise<InstalledProfiles> {
  return new Map();
}

export const localFiles: (Files & LibraryFiles) | undefined = undefined;

/** In the same bundle: a browser's extension host loads no second file. */
export const drawChart: Drawing = async spec => (await import('../core/charts/svg')).svgOf(spec);

/** No program is started from a browser, so that no run is. */
export const reaching: Reaching | undefined = undefined;

export const runRecords: ((folder: vscode.Uri) => RecordFolder) | undefined = undefined;

/** A browser does not let us send a session to another server. */
export const phoromaticResult: typeof fetchResult | undefined = undefined;
