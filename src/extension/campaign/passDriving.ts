import * as vscode from 'vscode';
import { Driver } from '../../core/campaign/driver';
import type { Pass } from '../../core/campaign/pass';
import type { PassState } from '../../core/campaign/passState';
import { usualPatience } from '../../core/campaign/patience';
import type { Formatter } from '../../core/messages/formatter';
import type { PassFolder } from '../../node/records/passFolder';
import { PassWork } from '../../node/runs/passWork';
import { isOurs } from '../runs/base';
import type { Runs } from '../runs/runs';
import type { Campaigns } from './campaigns';

/** Milliseconds after which a pass that another window drives, or that could not go on, is looked at again. */
const again = 5_000;

/**
 * Drives the passes whose folder this window has open, one window at a time: the claim of a window that was closed is free
 * after a minute, and another one goes on where the files say that it was.
 */
export class PassDriving implements vscode.Disposable {
  /** By pass; undefined while this window asks for the claim. */
  readonly #drivers = new Map<string, Driver | undefined>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(
    private readonly folder: PassFolder,
    private readonly campaigns: Campaigns,
    private readonly runs: Runs,
    private readonly words: Formatter,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscriptions = vscode.Disposable.from(
      campaigns.onDidChange(() => this.#look()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#look()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#look()),
    );
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    for (const driver of this.#drivers.values()) driver?.letGo();
  }

  #look(): void {
    if (this.#isOver || !vscode.workspace.isTrusted) return;
    const going = this.campaigns.passes().filter(({ isOver, pass }) => !isOver && isOurs(pass.base));
    for (const { pass } of going) {
      this.#drivers.get(pass.id)?.look();
      if (this.#drivers.has(pass.id)) continue;
      this.#drivers.set(pass.id, undefined);
      this.#drive(pass)
        .catch((error: unknown) => this.log.error(String(error)))
        .finally(() => this.#drivers.delete(pass.id));
    }
    clearTimeout(this.#timer);
    if (going.length > 0) this.#timer = setTimeout(() => this.#look(), again);
  }

  async #drive(pass: Pass): Promise<void> {
    const claim = await this.folder.claim(pass.id);
    if (claim === undefined) return;
    try {
      const { world, starting } = this.runs.launching;
      const work = {
        ask: ({ id }: { readonly id: string }) => this.runs.answers(id),
        bring: (id: string) => this.runs.bringQuietly(id),
        failed: (error: unknown) => this.log.error(String(error)),
      };
      const driven = new PassWork(pass, this.folder, world, starting, work, this.words, usualPatience);
      const driver = new Driver(driven, clock);
      this.#drivers.set(pass.id, driver);
      if (this.#isOver) return;
      await driver.drive();
      const { state } = driven;
      if (state.isOver && !this.#isOver) this.#tell(state);
    } finally {
      await claim.release();
    }
  }

  #tell({ pass, lanes }: PassState): void {
    const states = lanes.flatMap(lane => lane.states);
    const count = states.length;
    const ran = states.filter(state => state.kind === 'settled' && state.note.kind === 'ran').length;
    const said = this.words.text('campaign.over', { name: pass.name, ran, count });
    const show = ran === count ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
    const open = this.words.text('campaign.open');
    show(said, open).then(chosen => {
      if (chosen === open)
        vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(pass.campaign, true));
    });
  }
}

const clock = {
  now: Date.now,
  later: (call: () => void, milliseconds: number) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
