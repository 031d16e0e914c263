import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { preflightScript } from '../../core/runs/preflightScript';
import { answeredPreflight, failedPreflight, type Preflight } from '../../core/runs/targetPreflight';
import { knownTargets } from '../../core/targets/knownTargets';
import type { Target } from '../../core/targets/target';
import type { WrongTarget } from '../../core/targets/targetSchema';
import { targetName } from '../../core/targets/targetText';
import type { AnsibleInventory } from '../../node/ansible/ansibleInventory';
import type { Transport } from '../../node/transports/transport';
import type { Reaching } from '../reaching';
import { ansibleInventoryFile, isOfTargets, sshConfigFile, targetSettings } from '../settings';
import { pickTarget } from './pickTarget';

/** What a check is for. */
export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** Whether what is missing would be installed. */
  readonly install?: boolean;
  /** Bytes that the result may take. */
  readonly resultSize?: number;
}

/** More than most results take with their logs; bytes. */
const usualResultSize = 50e6;

/**
 * The systems on which runs can be launched, and what the last check of each came to in this window. A target is
 * contacted when someone asks for it, never by itself.
 */
export class Targets implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  /** By what the target is: after a change of its settings its last check is about another one. */
  readonly #preflights = new Map<string, Preflight>();
  /** Checks that are going on, by the same. */
  readonly #checking = new Map<string, number>();
  /** What Ansible said of the inventory, which takes it a second: kept until somebody looks again. */
  #inventory: Promise<AnsibleInventory> | undefined;

  /** Targets, their checks or the trust in the workspace changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly reaching: Reaching,
    private readonly words: Formatter,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeConfiguration(change => {
        if (isOfTargets(change)) this.lookAgain();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
    );
  }

  /** Those of the settings, of the Ansible inventory and of the ssh configuration, then this machine; none where the workspace is not trusted. */
  async all(): Promise<readonly Target[]> {
    if (!vscode.workspace.isTrusted) return [];
    const [hosts, inventory] = await Promise.all([this.reaching.sshHosts(sshConfigFile()), this.inventory()]);
    return knownTargets(
      targetSettings(),
      hosts,
      inventory?.kind === 'inventory' ? inventory.hosts.flatMap(({ target }) => target ?? []) : [],
    );
  }

  /** The files that targets come from may have changed. */
  lookAgain(): void {
    this.#inventory = undefined;
    this.#changed.fire();
  }

  /** The Ansible inventory of the settings, or why it gives no hosts; undefined where none is set. */
  async inventory(): Promise<AnsibleInventory | undefined> {
    const file = ansibleInventoryFile();
    // A script may be an inventory.
    if (file === '' || !vscode.workspace.isTrusted) return undefined;
    this.#inventory ??= this.reaching.ansibleInventory(file);
    return this.#inventory;
  }

  async named(name: string): Promise<Target | undefined> {
    return (await this.all()).find(target => target.name === name);
  }

  /** Those of the settings that cannot be used. */
  get wrong(): readonly WrongTarget[] {
    return vscode.workspace.isTrusted ? targetSettings().wrong : [];
  }

  /** @throws Error where the workspace is not trusted: whoever calls has looked before */
  transportTo(target: Target): Transport {
    if (!vscode.workspace.isTrusted) throw new Error('Nothing is contacted from a workspace without trust.');
    return this.reaching.transportTo(target, sshConfigFile());
  }

  /** Asks for one of the targets, or for a new one; undefined when the user turned away, or where nothing may run. */
  async pick(title: string, preferred?: string): Promise<Target | undefined> {
    return vscode.workspace.isTrusted ? pickTarget(this, this.words, title, preferred) : undefined;
  }

  /**
   * Asks a target all that a launch needs to know, and keeps the answer for the view. A check that is cancelled says
   * nothing of the target, and the one before it stays.
   * @param tests profiles of the tests that are to run
   */
  async check(target: Target, tests: readonly string[] = [], options: CheckOptions = {}): Promise<Preflight> {
    const key = keyOf(target);
    const { signal, resultSize = usualResultSize, install = false } = options;
    const script = preflightScript({ tests, ...(target.pts === undefined ? {} : { pts: target.pts }) });
    this.#count(key, 1);
    try {
      const sent = Date.now();
      const answer = await this.transportTo(target).exec(script, signal === undefined ? {} : { signal });
      const received = Date.now();
      const preflight =
        answer.kind === 'done'
          ? answeredPreflight(answer.output, { resultSize, install, sent, received })
          : failedPreflight(answer.failure, targetName(target, this.words), answer.detail, received);
      if (preflight.failure !== 'cancelled') this.#preflights.set(key, preflight);
      return preflight;
    } finally {
      this.#count(key, -1);
    }
  }

  /** What the last check of a target came to; undefined when it was not checked, or is another one since. */
  lastCheck(target: Target): Preflight | undefined {
    return this.#preflights.get(keyOf(target));
  }

  isChecking(target: Target): boolean {
    return this.#checking.has(keyOf(target));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #count(key: string, change: 1 | -1): void {
    const count = (this.#checking.get(key) ?? 0) + change;
    if (count > 0) this.#checking.set(key, count);
    else this.#checking.delete(key);
    this.#changed.fire();
  }
}

function keyOf(target: Target): string {
  return JSON.stringify([target, sshConfigFile()]);
}
