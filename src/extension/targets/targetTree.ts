import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Target } from '../../core/targets/target';
import { targetSettings } from '../settings';
import type { TargetsNode } from './nodes';
import type { TargetSource } from './targetItems';
import { checkItem, inventoryItem, targetItem, wrongItem } from './targetItems';
import type { Targets } from './targets';

/** The Targets view: what is wrong in the settings first, then the targets, each with the checklist of its last check. */
export class TargetTree implements vscode.TreeDataProvider<TargetsNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;

  /** Names of the hosts that were in the Ansible inventory when the lines were made. */
  #inventory: ReadonlySet<string> = new Set();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly targets: Targets,
    private readonly words: Formatter,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      targets.onDidChange(() => this.refresh()),
    );
  }

  async getChildren(node?: TargetsNode): Promise<TargetsNode[]> {
    if (node?.kind === 'target') return this.#checksOf(node.target);
    if (node !== undefined) return [];
    const all = await this.targets.all();
    const wrong = this.targets.wrong.map(each => ({ kind: 'wrong', wrong: each }) as const);
    const read = await this.targets.inventory();
    const inventory = read?.kind === 'failed' ? [{ kind: 'inventory', failure: read } as const] : [];
    this.#inventory = new Set(read?.kind === 'inventory' ? read.hosts.map(({ name }) => name) : []);
    // This machine alone, of which nobody said or asked anything: the view explains itself instead.
    const isEmpty =
      wrong.length === 0 &&
      inventory.length === 0 &&
      targetSettings().targets.length === 0 &&
      all.every(target => this.#isUntold(target));
    return isEmpty
      ? []
      : [...wrong, ...inventory, ...all.map(target => ({ kind: 'target', target }) as const)];
  }

  getParent(node: TargetsNode): TargetsNode | undefined {
    return node.kind === 'check' ? { kind: 'target', target: node.target } : undefined;
  }

  getTreeItem(node: TargetsNode): vscode.TreeItem {
    switch (node.kind) {
      case 'wrong':
        return wrongItem(this.words, node);
      case 'inventory':
        return inventoryItem(this.words, node);
      case 'check':
        return checkItem(this.words, node);
      case 'target':
        return targetItem(this.words, node, {
          from: this.#sourceOf(node.target),
          isChecking: this.targets.isChecking(node.target),
          preflight: this.targets.lastCheck(node.target),
        });
    }
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #sourceOf({ name, reach }: Target): TargetSource {
    if (targetSettings().targets.some(target => target.name === name)) return 'settings';
    if (reach === 'local') return 'here';
    return this.#inventory.has(name) ? 'inventory' : 'ssh';
  }

  #checksOf(target: Target): TargetsNode[] {
    const { checks = [], failure } = this.targets.lastCheck(target) ?? {};
    return checks.map(check => ({
      kind: 'check',
      target,
      check,
      ...(failure === undefined ? {} : { failure }),
    }));
  }

  #isUntold(target: Target): boolean {
    return (
      target.reach === 'local' &&
      !this.targets.isChecking(target) &&
      this.targets.lastCheck(target) === undefined
    );
  }
}
