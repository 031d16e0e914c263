import * as vscode from 'vscode';
import { message } from '../../core/messages/message';
import { Polling } from '../../core/records/polling';
import type { Heard } from '../../core/records/standing';
import { type HeardRuns, hearRuns } from '../../node/runs/hearing';
import type { Targets } from '../targets/targets';
import type { RunStore } from './runStore';

/** What targets say of the runs that go on. It is asked for while the window is in front and trusted. */
export class RunPolling implements vscode.Disposable {
  readonly #heard = new Map<string, Heard>();
  readonly #polling: Polling;
  readonly #subscriptions: vscode.Disposable;

  constructor(
    store: RunStore,
    private readonly targets: Targets,
    log: vscode.LogOutputChannel,
    /** What was heard of these runs. */
    private readonly heard: (ids: readonly string[]) => Promise<void>,
  ) {
    this.#polling = new Polling(
      {
        get entries() {
          return store.entries;
        },
        get isWatched() {
          return vscode.window.state.focused && vscode.workspace.isTrusted;
        },
        ask: (target, ids) => this.#ask(target, ids),
        failed: error => log.error(String(error)),
      },
      {
        now: Date.now,
        later: (call, milliseconds) => {
          const timer = setTimeout(call, milliseconds);
          return () => clearTimeout(timer);
        },
      },
    );
    const look = () => this.#polling.look();
    this.#subscriptions = vscode.Disposable.from(
      this.#polling,
      store.onDidChange(look),
      vscode.window.onDidChangeWindowState(look),
      vscode.workspace.onDidGrantWorkspaceTrust(look),
      targets.onDidChange(look),
    );
  }

  /** What was last heard of a run. */
  of(id: string): Heard | undefined {
    return this.#heard.get(id);
  }

  /** Asks now, whenever it was asked last. */
  ask(target: string): Promise<void> {
    return this.#polling.ask(target);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #ask(target: string, ids: readonly string[]): Promise<boolean> {
    const { isReached, runs } = await this.#hear(target, ids);
    for (const [id, one] of runs) this.#heard.set(id, one);
    await this.heard(ids);
    return isReached;
  }

  async #hear(name: string, ids: readonly string[]): Promise<HeardRuns> {
    const target = await this.targets.named(name);
    if (target !== undefined) return hearRuns(this.targets.transportTo(target), ids, name);
    const state = message('records.unreached');
    const why = message('records.no-target', { target: name });
    return { isReached: false, runs: ids.map(id => [id, { kind: 'unreached', state, why }] as const) };
  }
}
