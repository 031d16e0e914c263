import * as vscode from 'vscode';
import type { viewTypes } from './viewTypes';

/** The document whose page, of this kind, is in front: the palette hands over nothing. */
export function inFront(viewType: (typeof viewTypes)[keyof typeof viewTypes]): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && input.viewType === viewType ? input.uri : undefined;
}
