// Stands in for the room of targets until it is there: what runs need of it, in one small file.
import * as vscode from 'vscode';
import type { Target } from '../../core/targets/target';
import { readTargets } from '../../core/targets/targetSchema';
import type { Transport } from '../../node/transports/transport';
import { shellTransport } from '../platform.node';

/** The targets of the user's settings, and this machine. */
export class Targets implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription = vscode.workspace.onDidChangeConfiguration(change => {
    if (change.affectsConfiguration('ptsLens.targets')) this.#changed.fire();
  });

  readonly onDidChange = this.#changed.event;

  async all(): Promise<readonly Target[]> {
    const setting = vscode.workspace.getConfiguration('ptsLens').get<unknown>('targets');
    return readTargets(setting).targets;
  }

  async named(name: string): Promise<Target | undefined> {
    return (await this.all()).find(target => target.name === name);
  }

  transportTo(target: Target): Transport {
    if (shellTransport === undefined) throw new Error('There is no way to a target here.');
    const file = vscode.workspace.getConfiguration('ptsLens').get<unknown>('ssh.configFile');
    return shellTransport(target, typeof file === 'string' ? file : '');
  }

  async pick(title: string, preferred?: string): Promise<Target | undefined> {
    const targets = [...(await this.all())].sort(
      (first, second) => Number(second.name === preferred) - Number(first.name === preferred),
    );
    const items = targets.map(target => ({ label: target.name, target }));
    return (await vscode.window.showQuickPick(items, { title }))?.target;
  }

  dispose(): void {
    vscode.Disposable.from(this.#changed, this.#subscription).dispose();
  }
}
