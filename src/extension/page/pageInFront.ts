import * as vscode from 'vscode';
import { viewTypes } from '../viewTypes';

/** The result or comparison whose page, or text, is in front: the palette hands over nothing. */
export function pageInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom)
    return input.viewType === viewTypes.result || input.viewType === viewTypes.comparison
      ? input.uri
      : undefined;
  return input instanceof vscode.TabInputText && /\.(?:xml|ptscompare)$/i.test(input.uri.path)
    ? input.uri
    : undefined;
}
