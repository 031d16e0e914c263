import * as vscode from 'vscode';
import { viewTypes } from '../viewTypes';

/** The result whose page is in front: the palette hands over nothing. */
export function resultInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && input.viewType === viewTypes.result
    ? input.uri
    : undefined;
}
