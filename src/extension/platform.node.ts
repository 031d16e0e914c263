import { homedir } from 'node:os';
import * as vscode from 'vscode';

/** Where PTS keeps results on the machine of the extension host: of this user, and of a root run. */
export function defaultRoots(): readonly vscode.Uri[] {
  return [
    vscode.Uri.joinPath(vscode.Uri.file(homedir()), '.phoronix-test-suite', 'test-results'),
    vscode.Uri.file('/var/lib/phoronix-test-suite/test-results'),
  ];
}
