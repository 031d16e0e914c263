import * as vscode from 'vscode';
import { type Group, type Grouping, groupEntries, groupings, systemsOfGroup } from '../../core/library/group';
import { type LibraryEntry, type LibrarySystem, systemsIn } from '../../core/library/libraryEntry';
import type { Formatter } from '../../core/messages/formatter';
import { type Baseline, isSameSystem } from './baseline';
import type { Library } from './library';
import type { GroupNode, LibraryNode, ResultNode, SystemNode } from './nodes';
import { groupItem, resultItem, systemItem } from './resultItems';

const groupingKey = 'grouping';

/** Names of older versions. */
const formerGroupings: ReadonlyMap<unknown, Grouping> = new Map([['hypervisor', 'stack']]);

/** The first groups are open, until they show so many results. */
const mostShown = 100;

const longList = 100;
const longListMilliseconds = 1_000;

/** The Results view: result folders in groups, each newest first, with their systems. */
export class ResultTree implements vscode.TreeDataProvider<LibraryNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #groups = new Map<string, GroupNode>();
  readonly #results = new Map<string, ResultNode>();
  readonly #systems = new Map<string, SystemNode>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of requests for the first lines that wait for results. */
  #asked = 0;
  /** By name, as long as nothing changes. */
  #members: ReadonlyMap<string | undefined, Group & { readonly isOpen: boolean }> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly library: Library,
    private readonly baseline: Baseline,
    private readonly words: Formatter,
    private readonly memento: vscode.Memento,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      library.onDidChange(change => {
        if (change.kind === 'list') this.refresh();
        else if (change.paths.length > 0) this.#refreshSoon();
      }),
      baseline.onDidChange(() => this.refresh()),
    );
  }

  get grouping(): Grouping {
    const stored = this.memento.get(groupingKey);
    return groupings.find(grouping => grouping === stored) ?? formerGroupings.get(stored) ?? 'day';
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.memento.update(groupingKey, grouping);
    this.refresh();
  }

  async getChildren(node?: LibraryNode): Promise<LibraryNode[]> {
    if (node === undefined) return this.#rootsOnceKnown();
    switch (node.kind) {
      case 'group':
        return (this.#groupOf(node)?.entries ?? []).map(({ path }) => this.#result(path, node));
      case 'result':
        return this.#systemsOf(node);
      case 'system':
        return [];
    }
  }

  getParent(node: LibraryNode): LibraryNode | undefined {
    if (node.kind === 'system') return node.result;
    return node.kind === 'result' ? node.group : undefined;
  }

  getTreeItem(node: LibraryNode): vscode.TreeItem {
    switch (node.kind) {
      case 'group': {
        const group = this.#groupOf(node);
        return group === undefined
          ? new vscode.TreeItem('')
          : groupItem(this.words, node, group, group.isOpen);
      }
      case 'result': {
        const entry = this.library.entry(node.path);
        if (entry === undefined) return new vscode.TreeItem('');
        return resultItem(this.words, node, entry, {
          name: this.library.nameOf(entry, 'row'),
          fullName: this.library.nameOf(entry),
          states: this.library.statesOf(entry),
          systems: shownOf(node, entry),
        });
      }
      case 'system': {
        const { path } = node.result;
        const { identifier, occurrence } = node;
        const entry = this.library.entry(path);
        const system =
          entry &&
          systemsIn(entry).find(each => each.identifier === identifier && each.occurrence === occurrence);
        const isBaseline = isSameSystem({ file: path, identifier, occurrence }, this.baseline.current);
        return system === undefined
          ? new vscode.TreeItem(identifier)
          : systemItem(this.words, node, system, isBaseline);
      }
    }
  }

  /** Refreshes the whole tree: VS Code logs an error for a line that it has not drawn yet. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#members = undefined;
    // A pending answer has every change so far.
    if (this.#asked === 0) this.#changed.fire(undefined);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  /** The first results take a while. VS Code loses lines when it is refreshed while it waits for them. */
  async #rootsOnceKnown(): Promise<LibraryNode[]> {
    this.#asked += 1;
    try {
      await this.library.some();
    } finally {
      this.#asked -= 1;
    }
    return this.#roots();
  }

  #roots(): LibraryNode[] {
    const { grouping } = this;
    if (grouping === 'none') return this.library.entries.map(({ path }) => this.#result(path));
    return [...this.#membersByName(grouping).keys()].map(name =>
      kept(this.#groups, {
        kind: 'group',
        id: name === undefined ? `${grouping}?` : `${grouping} ${name}`,
        grouping,
        ...(name === undefined ? {} : { name }),
      }),
    );
  }

  #groupOf({ grouping, name }: GroupNode) {
    return this.#membersByName(grouping).get(name);
  }

  #membersByName(grouping: Grouping) {
    let shown = 0;
    this.#members ??= new Map(
      groupEntries(this.library.entries, grouping).map(group => {
        const isOpen = shown < mostShown;
        shown += group.entries.length;
        return [group.name, { ...group, isOpen }];
      }),
    );
    return this.#members;
  }

  #result(path: string, group?: GroupNode): ResultNode {
    const id = group === undefined ? path : `${group.id}\n${path}`;
    return kept(this.#results, { kind: 'result', id, path, ...(group === undefined ? {} : { group }) });
  }

  #systemsOf(result: ResultNode): SystemNode[] {
    const entry = this.library.entry(result.path);
    if (entry === undefined) return [];
    return shownOf(result, entry).map(({ identifier, occurrence }) =>
      kept(this.#systems, {
        kind: 'system',
        id: `${result.id}\n${occurrence} ${identifier}`,
        result,
        identifier,
        occurrence,
      }),
    );
  }

  /** Limits how often a long list is drawn while it is being read. */
  #refreshSoon(): void {
    const isLong = this.library.entries.length > longList;
    this.#timer ??= setTimeout(() => this.refresh(), isLong ? longListMilliseconds : 0);
  }
}

/** The systems of a result that its group has. */
export function shownOf({ group }: ResultNode, entry: LibraryEntry): readonly LibrarySystem[] {
  return systemsOfGroup(entry, group?.grouping ?? 'none', group?.name);
}

/** VS Code identifies a line by its object: returns the one already in use. */
function kept<T extends LibraryNode>(nodes: Map<string, T>, node: T): T {
  const known = nodes.get(node.id);
  if (known !== undefined) return known;
  nodes.set(node.id, node);
  return node;
}
