import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Drawing } from '../core/charts/drawing';
import type { Files } from '../core/files';
import type { LibraryFiles } from '../core/library/libraryFiles';
import { ansibleInventory } from '../node/ansible/ansibleInventory';
import { diskFiles } from '../node/disk/diskFiles';
import { phoromaticResult as fetchResult } from '../node/phoromatic/phoromaticResult';
import { RecordFolder } from '../node/records/recordFolder';
import { sshHosts } from '../node/targets/sshConfigFiles';
import { keptOpen, loginTo } from '../node/transports/login';
import { transportTo } from '../node/transports/shellTransport';
import type { Reaching } from './reaching';

/** Where PTS keeps results on the machine of the extension host: of this user, and of a root run. */
export function defaultRoots(): readonly vscode.Uri[] {
  return [
    vscode.Uri.joinPath(vscode.Uri.file(homedir()), '.phoronix-test-suite', 'test-results'),
    vscode.Uri.file('/var/lib/phoronix-test-suite/test-results'),
  ];
}

/** A folder from a setting; undefined for one that is not absolute. */
export function folderAt(path: string): vscode.Uri | undefined {
  if (/^~(?=[\\/]|$)/.test(path)) return vscode.Uri.joinPath(vscode.Uri.file(homedir()), path.slice(1));
  return /^(\/|\\\\|[A-Za-z]:[\\/])/.test(path) ? vscode.Uri.file(path) : undefined;
}

/** Definitions of the test profiles installed on this machine. */
export { installedProfiles } from '../node/disk/installedProfiles';

/** The disk of the extension host, quicker than VS Code's file system and able to read parts. */
export const localFiles: (Files & LibraryFiles) | undefined = diskFiles;

/** Charts without a browser, from a bundle of its own: what draws is as large as all the rest. */
export const drawChart: Drawing = async spec => (await import('../core/charts/svg')).svgOf(spec);

/** The ways to targets from this machine. */
export const reaching: Reaching | undefined = {
  transportTo,
  loginTo,
  keptOpen,
  sshHosts,
  ansibleInventory,
};

/** Where runs are noted; there is no place where none can be launched. */
export const runRecords: ((folder: vscode.Uri) => RecordFolder) | undefined = folder =>
  new RecordFolder(folder.fsPath);

/** Results of Phoromatic servers: a browser would not let us send a session to another server. */
export const phoromaticResult: typeof fetchResult | undefined = fetchResult;
