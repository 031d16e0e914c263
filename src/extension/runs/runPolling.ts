import * as vscode from 'vscode';
import { type Message, message } from '../../core/messages/message';
import { type Looked, nextLook } from '../../core/records/nextLook';
import { type Heard, isOpen } from '../../core/records/standing';
import { readStates } from '../../core/runs/runState';
import { stateScript } from '../../core/runs/stateScript';
import { failureMessage, failureState } from '../../core/targets/failure';
import type { Targets } from '../targets/targets';
import type { RunStore } from './runStore';

/** Milliseconds that a target has to say how its runs are. */
const timeout = 30_000;

/**
 * Asks targets how their runs are, while any goes on and the window is in front. Where nothing runs there is no timer,
 * and nothing is executed.
 */
export class RunPolling implements vscode.Disposable {
  readonly #heard = new Map<string, Heard>();
  readonly #looked = new Map<string, Looked>();
  readonly #asking = new Set<string>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: RunStore,
    private readonly targets: Targets,
    private readonly log: vscode.LogOutputChannel,
    /** What was heard of these runs. */
    private readonly heard: (ids: readonly string[]) => Promise<void>,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      store.onDidChange(() => this.#look()),
      vscode.window.onDidChangeWindowState(() => this.#look()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#look()),
      targets.onDidChange(() => this.#look()),
    );
  }

  /** What was last heard of a run. */
  of(id: string): Heard | undefined {
    return this.#heard.get(id);
  }

  /** Asks now, whenever it was asked last. */
  async ask(target: string): Promise<void> {
    const ids = this.store.entries
      .filter(entry => isOpen(entry) && entry.record.target === target)
      .map(({ record }) => record.id);
    if (ids.length > 0) await this.#ask(target, ids);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #look(): void {
    clearTimeout(this.#timer);
    const isWatched = vscode.window.state.focused && vscode.workspace.isTrusted;
    const { now, wait } = nextLook(this.store.entries, this.#looked, isWatched, Date.now());
    for (const [target, ids] of now)
      this.#ask(target, ids).catch((error: unknown) => this.log.error(String(error)));
    if (wait !== undefined) this.#timer = setTimeout(() => this.#look(), wait);
  }

  async #ask(target: string, ids: readonly string[]): Promise<void> {
    if (this.#asking.has(target)) return;
    this.#asking.add(target);
    try {
      this.#looked.set(target, { at: Date.now(), failures: this.#looked.get(target)?.failures ?? 0 });
      const heard = await this.#hear(target, ids);
      const failures = heard.isReached ? 0 : (this.#looked.get(target)?.failures ?? 0) + 1;
      this.#looked.set(target, { at: Date.now(), failures });
      for (const [id, one] of heard.runs) this.#heard.set(id, one);
      await this.heard(ids);
    } finally {
      this.#asking.delete(target);
    }
    this.#look();
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
