import * as vscode from 'vscode';
import type { Library } from './library/library';
import { targetSettings } from './settings';
import type { Targets } from './targets/targets';
import { viewTypes } from './viewTypes';

/** The steps of the walkthrough in package.json complete on `ptsLens.done.` and one of these. */
type Step = 'open' | 'look' | 'compare' | 'save' | 'target';

const stepOfEditor: Readonly<Record<string, Step>> = {
  [viewTypes.result]: 'look',
  [viewTypes.comparison]: 'compare',
};

/**
 * Ticks off the steps of the walkthrough as each has succeeded. VS Code overlooks what holds already
 * when it shows a walkthrough for the first time in a window: so success is told as a short change, and
 * told again when a page of VS Code's own opens, as the walkthrough is.
 */
export class Walkthrough implements vscode.Disposable {
  readonly #succeeded = new Set<Step>();
  readonly #subscriptions: vscode.Disposable;

  constructor(library: Library, targets: Targets | undefined) {
    const lookAtTargets = () => {
      if (targetSettings().targets.length > 0) this.#succeed('target');
    };
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(() => {
        if (library.entries.length > 0) this.#succeed('open');
      }),
      targets?.onDidChange(lookAtTargets) ?? { dispose: () => undefined },
      vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
        for (const { input } of opened) this.#look(input);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith('.ptscompare')) this.#succeed('save');
      }),
    );
    lookAtTargets();
    for (const { input } of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) this.#look(input);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(input: unknown): void {
    // Pages of VS Code's own have no kind of input.
    if (input === undefined) for (const step of this.#succeeded) void tell(step);
    if (!(input instanceof vscode.TabInputCustom)) return;
    const step = stepOfEditor[input.viewType];
    if (step !== undefined) this.#succeed(step);
  }

  #succeed(step: Step): void {
    if (this.#succeeded.has(step)) return;
    this.#succeeded.add(step);
    void tell(step);
  }
}

async function tell(step: Step): Promise<void> {
  for (const value of [true, false]) {
    await vscode.commands.executeCommand('setContext', `ptsLens.done.${step}`, value);
  }
}
