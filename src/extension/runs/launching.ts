import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import type { Plan } from '../../core/plan/plan';
import { targetNeeds } from '../../core/plan/targetNeeds';
import {
  type LaunchNeeds,
  type PlannedLaunch,
  plannedLaunch,
  takenNames,
  targetPart,
} from '../../core/records/plannedLaunch';
import { newRunId, type RunOrigin, type RunRecord } from '../../core/records/runRecord';
import { isOpen } from '../../core/records/standing';
import type { Check } from '../../core/runs/preflight';
import type { TakenNames } from '../../core/runs/roundName';
import { readStarted, startScript } from '../../core/runs/startScript';
import { readinessOf } from '../../core/runs/targetPreflight';
import { failureMessage } from '../../core/targets/failure';
import type { Target } from '../../core/targets/target';
import { notedTargetName, targetName } from '../../core/targets/targetText';
import { clip, oneLine } from '../../core/text/plainText';
import type { Transport } from '../../node/transports/transport';
import type { Targets } from '../targets/targets';
import { ownBase } from './base';
import type { Asked, HostAsking } from './hostAsking';
import type { RunStore } from './runStore';

/** What is to run where: a plan anew, or what a run is missing. */
export interface Wanted {
  readonly plan: Plan;
  readonly target: Target;
  readonly origin?: RunOrigin;
  readonly resumes?: string;
  /** Makes the launch, under names that no run has. */
  readonly make?: (needs: LaunchNeeds, taken: TakenNames) => PlannedLaunch | undefined;
}

/** What is known of a target right before a launch. */
interface Ready {
  readonly pts: string;
  readonly install: boolean;
}

/** Starts runs: the target is asked, the run is noted, the script is sent. Where it does not start it says why. */
export class Launching {
  constructor(
    private readonly store: RunStore,
    private readonly targets: Targets,
    private readonly hosts: HostAsking,
    private readonly words: Formatter,
  ) {}

  async launch(wanted: Wanted): Promise<RunRecord | undefined> {
    const { plan, target } = wanted;
    if (!vscode.workspace.isTrusted) return this.#refuse(this.words.text('records.untrusted'));
    await this.store.load();
    const title = this.words.text('records.starting-on', {
      name: nameOf(plan),
      target: targetName(target, this.words),
    });
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_, token) => {
        const cancelled = new AbortController();
        token.onCancellationRequested(() => cancelled.abort());
        const transport = this.targets.transportTo(target);
        const ready = this.#isMachineFree(target) ? await this.#ready(wanted, cancelled.signal) : undefined;
        if (ready === undefined || token.isCancellationRequested) return undefined;
        const around = await this.hosts.before(target, cancelled.signal);
        if (token.isCancellationRequested) return undefined;
        const record = this.#record(wanted, ready, around);
        return record === undefined ? undefined : this.#start(record, transport);
      },
    );
  }

  /** Two runs on one physical machine would disturb each other, whichever targets they run on. */
  #isMachineFree(target: Target): boolean {
    const { name, machine } = target;
    const other = this.store.entries.find(
      entry =>
        isOpen(entry) &&
        (entry.record.target === name || (machine !== undefined && entry.record.machine === machine)),
    );
    if (other === undefined) return true;
    this.#refuse(
      this.words.text('records.machine-busy', {
        target: targetName(target, this.words),
        name: other.record.name,
        other: notedTargetName(other.record.target, this.words),
      }),
    );
    return false;
  }

  async #ready({ plan, target }: Wanted, signal: AbortSignal): Promise<Ready | undefined> {
    const { tests, resultSize } = targetNeeds(plan);
    const preflight = await this.targets.check(target, tests, { signal, resultSize });
    if (preflight.failure === 'cancelled') return undefined;
    const readiness = readinessOf(preflight);
    switch (readiness.kind) {
      case 'ready':
        return { pts: readiness.pts, install: false };
      case 'install':
        return (await this.#mayInstall(readiness.lacking, target))
          ? { pts: readiness.pts, install: true }
          : undefined;
      case 'refused':
        return this.#refuse(readiness.refused.map(check => this.#checkText(check)).join(' '));
    }
  }

  async #mayInstall(lacking: Check, target: Target): Promise<boolean> {
    const install = this.words.text('records.install');
    const asked = this.words.text('records.install-question', {
      target: targetName(target, this.words),
    });
    const detail = this.words.say(lacking.message);
    return (await vscode.window.showWarningMessage(asked, { modal: true, detail }, install)) === install;
  }

  #checkText({ message, remedy }: Check): string {
    return remedy === undefined
      ? this.words.say(message)
      : `${this.words.say(message)}. ${this.words.say(remedy)}`;
  }

  #record(wanted: Wanted, { pts, install }: Ready, around: Asked): RunRecord | undefined {
    const { plan, target, origin, resumes } = wanted;
    const now = new Date();
    const id = newRunId(now, crypto.randomUUID().slice(0, 8));
    const { machine } = target;
    const needs: LaunchNeeds = {
      id,
      pts,
      ...(install ? { install } : {}),
      ...targetPart(target),
    };
    const taken = takenNames(this.store.entries.map(({ record }) => record));
    const made = wanted.make === undefined ? plannedLaunch(plan, needs, taken) : wanted.make(needs, taken);
    if (made === undefined) return this.#refuse(this.words.text('records.nothing-missing'));
    if (made.kind === 'refused')
      return this.#refuse(made.messages.map(each => this.words.say(each)).join(' '));
    const base = ownBase()?.toString();
    return {
      id,
      name: nameOf(plan),
      target: target.name,
      began: now.getTime(),
      plan,
      launch: made.launch,
      tests: made.tests,
      ...around,
      ...(machine === undefined ? {} : { machine }),
      ...(base === undefined ? {} : { base }),
      ...(origin === undefined ? {} : { origin }),
      ...(resumes === undefined ? {} : { resumes }),
    };
  }

  /** The run is noted before it starts: whatever happens to the line or to this window, it is found again. */
  async #start(record: RunRecord, transport: Transport): Promise<RunRecord | undefined> {
    const { id } = record;
    const shown = notedTargetName(record.target, this.words);
    await this.store.add(record);
    const answer = await transport.exec(startScript(record.launch));
    if (answer.kind === 'failed') {
      const said = this.words.say(failureMessage(answer.failure, shown, answer.detail));
      if (answer.failure === 'connection-lost' || answer.failure === 'timed-out') {
        vscode.window.showWarningMessage(`${said} ${this.words.text('records.start-unsure')}`);
        return record;
      }
      await this.store.forget(id);
      return this.#refuse(said);
    }
    const started = readStarted(answer.output);
    // That it is there already is what was to be.
    if (started.kind === 'started' || started.kind === 'exists') return record;
    await this.store.forget(id);
    return this.#refuse(
      started.kind === 'busy'
        ? this.words.text('records.target-busy', { target: shown, id: clip(oneLine(started.id), 100) })
        : this.words.text('records.start-failed', { target: shown }),
    );
  }

  /** Says why; there is no run then. */
  #refuse(why: string): undefined {
    vscode.window.showErrorMessage(why);
    return undefined;
  }
}

function nameOf({ name }: Plan): string {
  return clip(oneLine(name), 199) || '?';
}
