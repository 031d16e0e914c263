import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { attemptText } from '../../core/records/attempt';
import type { RunRecord } from '../../core/records/runRecord';
import type { Check } from '../../core/runs/preflight';
import type { Target } from '../../core/targets/target';
import { notedTargetName, targetName } from '../../core/targets/targetText';
import { nameOf, Starting, type StartWorld, type Wanted } from '../../node/runs/starting';
import type { Targets } from '../targets/targets';
import { ownBase } from './base';
import type { RunStore } from './runStore';

/** Starts a run that somebody asks for: with progress, questions, and a message where it does not start. */
export class Launching {
  readonly world: StartWorld;
  readonly starting: Starting;

  constructor(
    store: RunStore,
    targets: Targets,
    private readonly words: Formatter,
  ) {
    this.world = worldOf(store, targets, words);
    this.starting = new Starting(this.world);
  }

  async launch(wanted: Wanted): Promise<RunRecord | undefined> {
    const { plan, target } = wanted;
    if (!vscode.workspace.isTrusted) return this.#refuse(this.words.text('records.untrusted'));
    const title = this.words.text('records.starting-on', {
      name: nameOf(plan),
      target: targetName(target, this.words),
    });
    const base = ownBase()?.toString();
    const attempt = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => {
        const cancelled = new AbortController();
        token.onCancellationRequested(() => cancelled.abort());
        return this.starting.start(
          { ...(base === undefined ? {} : { base }), ...wanted },
          { signal: cancelled.signal, mayInstall: lacking => this.#mayInstall(lacking, target) },
        );
      },
    );
    const said = attemptText(attempt, this.words);
    if (attempt.kind !== 'started') return said === undefined ? undefined : this.#refuse(said);
    if (said !== undefined) vscode.window.showWarningMessage(said);
    return attempt.record;
  }

  async #mayInstall(lacking: Check, target: Target): Promise<boolean> {
    const install = this.words.text('records.install');
    const asked = this.words.text('records.install-question', {
      target: targetName(target, this.words),
    });
    const detail = this.words.say(lacking.message);
    return (await vscode.window.showWarningMessage(asked, { modal: true, detail }, install)) === install;
  }

  /** Says why; there is no run then. */
  #refuse(why: string): undefined {
    vscode.window.showErrorMessage(why);
    return undefined;
  }
}

function worldOf(store: RunStore, targets: Targets, words: Formatter): StartWorld {
  return {
    get entries() {
      return store.entries;
    },
    load: () => store.load(),
    add: record => store.add(record),
    forget: id => store.forget(id),
    targets,
    shown: name => notedTargetName(name, words),
  };
}
