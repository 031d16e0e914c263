import * as vscode from 'vscode';
import type { Library } from './library';

/** The Comparisons view: the saved comparisons of the workspace. */
export class ComparisonTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #shown: readonly string[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly library: Library) {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      library.onDidChange(() => {
        const paths = library.comparisons.map(String);
        if (paths.length === this.#shown.length && paths.every((path, at) => path === this.#shown[at]))
          return;
        this.#changed.fire(undefined);
      }),
    );
  }

  async getChildren(path?: string): Promise<string[]> {
    if (path !== undefined) return [];
    await this.library.ready();
    this.#shown = this.library.comparisons.map(String);
    return [...this.#shown];
  }

  getTreeItem(path: string): vscode.TreeItem {
    const uri = vscode.Uri.parse(path, true);
    const file = uri.path.split('/').at(-1) ?? '';
    const name = file.replace(/\.ptscompare$/, '');
    const item = new vscode.TreeItem(name);
    item.id = path;
    item.resourceUri = uri;
    item.description = placeOf(uri, name);
    item.tooltip = vscode.workspace.asRelativePath(uri);
    item.iconPath = new vscode.ThemeIcon('graph-scatter');
    item.contextValue = 'comparison';
    item.command = { command: 'vscode.open', title: file, arguments: [uri] };
    return item;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** The folder of a comparison in the workspace; that around it where it has the name of the comparison itself. */
function placeOf(uri: vscode.Uri, name: string): string {
  const isTop = ({ path }: vscode.Uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri.path === path;
  let folder = vscode.Uri.joinPath(uri, '..');
  if (!isTop(folder) && folder.path.endsWith(`/${name}`)) folder = vscode.Uri.joinPath(folder, '..');
  return isTop(folder) ? '' : vscode.workspace.asRelativePath(folder);
}
