import * as vscode from 'vscode';
import { type Message, message } from '../../core/messages/message';
import { Polling } from '../../core/records/polling';
import type { Heard } from '../../core/records/standing';
import { readStates } from '../../core/runs/runState';
import { stateScript } from '../../core/runs/stateScript';
import { failureMessage, failureState } from '../../core/targets/failure';
import type { Targets } from '../targets/targets';
import type { RunStore } from './runStore';

/** Milliseconds that a target has to say how its runs are. */
const timeout = 30_000;

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

  async #hear(
    name: string,
    ids: readonly string[],
  ): Promise<{ readonly isReached: boolean; readonly runs: readonly (readonly [string, Heard])[] }> {
    const unreached = (state: Message, why: Message) => ({
      isReached: false,
      runs: ids.map(id => [id, { kind: 'unreached', state, why }] as const),
    });
    const target = await this.targets.named(name);
    if (target === undefined)
      return unreached(message('records.unreached'), message('records.no-target', { target: name }));
    const answer = await this.targets.transportTo(target).exec(stateScript(ids), { timeout });
    if (answer.kind === 'failed')
      return unreached(failureState(answer.failure), failureMessage(answer.failure, name, answer.detail));
    const { clock, runs } = readStates(answer.output);
    return {
      isReached: true,
      runs: runs.map(status => [
        status.id,
        { kind: 'status', status, ...(clock === undefined ? {} : { clock }) },
      ]),
    };
  }
}
