import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { notedTargetName } from '../../core/targets/targetText';
import type { Targets } from '../targets/targets';
import type { Runs } from './runs';
import { WatchTerminal } from './watchTerminal';

/** The watching terminals of this window, one a run. */
export class RunTerminals implements vscode.Disposable {
  readonly #open = new Map<string, vscode.Terminal>();
  readonly #subscription = vscode.window.onDidCloseTerminal(closed => {
    for (const [id, terminal] of this.#open) if (terminal === closed) this.#open.delete(id);
  });

  constructor(
    private readonly runs: Runs,
    private readonly targets: Targets,
    private readonly words: Formatter,
  ) {}

  /** Shows the terminal of a run, a new one where there is none. The focus stays where it is. */
  async watch(id: string): Promise<void> {
    const record = this.runs.store.entry(id)?.record;
    if (record === undefined) return;
    const open = this.#open.get(id);
    if (open !== undefined) return open.show(true);
    const target = await this.targets.named(record.target);
    if (target === undefined || !vscode.workspace.isTrusted) {
      vscode.window.showErrorMessage(
        target === undefined
          ? this.words.text('records.no-target', { target: notedTargetName(record.target, this.words) })
          : this.words.text('records.untrusted'),
      );
      return;
    }
    const over = () => {
      this.runs.look(id).catch(() => undefined);
    };
    const pty = new WatchTerminal(record, this.targets.transportTo(target), this.words, over);
    const terminal = vscode.window.createTerminal({
      name: this.words.text('records.terminal', {
        name: record.name,
        target: notedTargetName(record.target, this.words),
      }),
      pty,
      iconPath: new vscode.ThemeIcon('pulse'),
      isTransient: true,
    });
    this.#open.set(id, terminal);
    terminal.show(true);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const terminal of this.#open.values()) terminal.dispose();
  }
}
