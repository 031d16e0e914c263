import * as vscode from 'vscode';

/**
 * Gives a view its tree, whose rows are seen as soon as they are there. VS Code (1.139) lays out a view that is unfolded
 * before it makes the tree in it: the first time in a window that tree has its rows and shows none of them, until it
 * is laid out again, which comes by itself after two seconds. A message lays it out at once, even an empty one.
 */
export function createTreeView<Node>(
  id: string,
  options: vscode.TreeViewOptions<Node>,
): vscode.TreeView<Node> {
  const view = vscode.window.createTreeView(id, options);
  const unfolding = view.onDidChangeVisibility(() => {
    unfolding.dispose();
    view.message = view.message ?? '';
  });
  return view;
}
