import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Failure } from '../../core/targets/failure';
import type { Target } from '../../core/targets/target';
import { targetName } from '../../core/targets/targetText';
import type { Reaching } from '../reaching';
import { keepTarget, targetSettings } from '../settings';
import { addTarget } from './addTarget';
import { isTargetsNode, nameOf, type TargetsNode } from './nodes';
import { openTargetSetting } from './openSetting';
import { openTerminal } from './openTerminal';
import type { Targets } from './targets';

/** Failures whose remedy is in the settings; that of the others begins in a terminal. */
const ofSettings: ReadonlySet<Failure> = new Set(['no-program', 'unreachable', 'configuration']);

/** The commands of the Targets view, which ask for the target where they are not given one. Without trust they do nothing. */
export class TargetCommands {
  static register(
    reaching: Reaching,
    words: Formatter,
    targets: Targets,
    view: vscode.TreeView<TargetsNode>,
  ): vscode.Disposable {
    const commands = new TargetCommands(reaching, words, targets, view);
    const { registerCommand } = vscode.commands;
    return vscode.Disposable.from(
      registerCommand(
        'ptsLens.targets.add',
        trusted(() => commands.#add()),
      ),
      registerCommand(
        'ptsLens.targets.edit',
        trusted(given => commands.#edit(given)),
      ),
      registerCommand(
        'ptsLens.targets.check',
        trusted(given => commands.#check(given)),
      ),
      registerCommand(
        'ptsLens.targets.openTerminal',
        trusted(given => commands.#openTerminal(given)),
      ),
      registerCommand(
        'ptsLens.targets.remove',
        trusted(given => commands.#remove(given)),
      ),
    );
  }

  private constructor(
    private readonly reaching: Reaching,
    private readonly words: Formatter,
    private readonly targets: Targets,
    private readonly view: vscode.TreeView<TargetsNode>,
  ) {}

  async #add(): Promise<void> {
    const target = await addTarget(this.targets, this.words);
    if (target === undefined) return;
    await this.#show(target);
    const [check, edit] = [this.words.text('targets.check'), this.words.text('targets.edit')];
    const said = this.words.text('targets.added', { target: targetName(target, this.words) });
    const chosen = await vscode.window.showInformationMessage(said, check, edit);
    if (chosen === check) await this.#check(target.name);
    if (chosen === edit) await openTargetSetting(target.name);
  }

  async #edit(given: unknown): Promise<void> {
    if (isTargetsNode(given) && given.kind === 'wrong') {
      await openTargetSetting(nameOf(given));
      return;
    }
    const target = await this.#subject(given, this.words.text('targets.pick-to-edit'));
    if (target === undefined) return;
    const { name, ...described } = target;
    // A host of the ssh configuration has no setting until somebody says more of it.
    if (!isInSettings(target)) await keepTarget(name, described);
    await openTargetSetting(name);
  }

  async #check(given: unknown): Promise<void> {
    const target = await this.#subject(given, this.words.text('targets.pick-to-check'));
    if (target === undefined) return;
    const preflight = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: this.words.text('targets.checking', { target: targetName(target, this.words) }),
        cancellable: true,
      },
      (_progress, token) => {
        const stop = new AbortController();
        token.onCancellationRequested(() => stop.abort());
        return this.targets.check(target, [], { signal: stop.signal });
      },
    );
    if (preflight.failure === 'cancelled') return;
    await this.#show(target);
    const [reach] = preflight.checks;
    if (preflight.failure === undefined || reach === undefined) return;
    const terminal = this.words.text('targets.open-terminal');
    const edit = this.words.text('targets.edit');
    const buttons = ofSettings.has(preflight.failure) ? [edit, terminal] : [terminal, edit];
    const chosen = await vscode.window.showWarningMessage(this.words.say(reach.message), ...buttons);
    if (chosen === terminal) openTerminal(this.reaching, this.words, target);
    if (chosen === edit) await this.#edit({ kind: 'target', target });
  }

  async #openTerminal(given: unknown): Promise<void> {
    const target = await this.#subject(given, this.words.text('targets.pick-to-log-in'));
    if (target !== undefined) openTerminal(this.reaching, this.words, target);
  }

  async #remove(given: unknown): Promise<void> {
    const isWrong = isTargetsNode(given) && given.kind === 'wrong';
    const name = isWrong
      ? nameOf(given)
      : (await this.#subject(given, this.words.text('targets.pick-to-remove')))?.name;
    if (name === undefined) return;
    const { targets, wrong } = targetSettings();
    if (![...targets, ...wrong].some(each => each.name === name)) {
      await vscode.window.showInformationMessage(this.words.text('targets.not-in-settings'));
      return;
    }
    await keepTarget(name, undefined);
  }

  /** The target of a line, one by its name, or the one that the user picks. */
  async #subject(given: unknown, title: string): Promise<Target | undefined> {
    const [selected] = this.view.visible ? this.view.selection : [];
    if (typeof given === 'string') return this.targets.named(given);
    if (isTargetsNode(given)) return this.targets.named(nameOf(given));
    return this.targets.pick(title, selected === undefined ? undefined : nameOf(selected));
  }

  /** Brings a target into sight, with its checklist where it has one. */
  async #show(target: Target): Promise<void> {
    await this.view.reveal({ kind: 'target', target }, { expand: true, select: true, focus: false });
  }
}

function isInSettings({ name }: Target): boolean {
  return targetSettings().targets.some(target => target.name === name);
}

function trusted(run: (given?: unknown) => Promise<void>): (given?: unknown) => Promise<void> {
  return async given => {
    if (vscode.workspace.isTrusted) await run(given);
  };
}
