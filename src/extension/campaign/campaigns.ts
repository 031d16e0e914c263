import * as vscode from 'vscode';
import type { Campaign } from '../../core/campaign/campaign';
import { type CampaignState, stateOf } from '../../core/campaign/campaignState';
import type { FoundBelow } from '../../core/campaign/foundRuns';
import { newPass, type Pass } from '../../core/campaign/pass';
import { canBeForgotten, notedOf, type PassState, passStateOf } from '../../core/campaign/passState';
import { roundsDone } from '../../core/campaign/remaining';
import type { Formatter } from '../../core/messages/formatter';
import type { PlannedTest } from '../../core/plan/plan';
import { countedOn } from '../../core/plan/rounds';
import { type DangerousTest, notAllowed } from '../../core/plan/shellCharacters';
import { takenNames } from '../../core/records/plannedLaunch';
import { newRunId } from '../../core/records/runRecord';
import { standingText } from '../../core/records/runWords';
import type { RunEntry } from '../../core/records/standing';
import { machineOf } from '../../core/targets/machine';
import { notedTargetName } from '../../core/targets/targetText';
import type { PassFolder } from '../../node/records/passFolder';
import type { Runs } from '../runs/runs';
import type { Targets } from '../targets/targets';
import { baseOf, type CampaignResults } from './campaignResults';

/** A campaign by what is at home. */
export interface JudgedCampaign extends Pick<Places, 'machines'> {
  readonly state: CampaignState;
}

/** Where the targets of a campaign are. */
export interface Places {
  /** The physical machine of each. */
  readonly machines: ReadonlyMap<string, string>;
  /** Those that no setting and no host is called as. */
  readonly gone: ReadonlySet<string>;
}

/** What became of a press of Run. */
export type Begun =
  | { readonly kind: 'begun'; readonly pass: Pass }
  /** Nothing is missing. */
  | { readonly kind: 'complete' }
  /** A pass of this campaign is not over: it is to go on, or to be ended first. */
  | { readonly kind: 'going'; readonly pass: Pass }
  /** In Restricted Mode nothing is launched. */
  | { readonly kind: 'untrusted' }
  /** Arguments that a shell acts on have no yes. */
  | { readonly kind: 'not-allowed'; readonly tests: readonly DangerousTest[] };

/** Campaigns as any surface shows them: how they stand, and what is done with them. Who drives a pass is no concern of it. */
export class Campaigns implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** A run or a pass of any campaign changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly folder: PassFolder,
    place: vscode.Uri,
    private readonly runs: Runs,
    private readonly targets: Targets,
    readonly results: CampaignResults,
    private readonly words: Formatter,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(place, '*.json'));
    const load = () => {
      this.load().catch((error: unknown) => this.log.error(String(error)));
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidCreate(load),
      watcher.onDidDelete(load),
      runs.onDidChange(() => this.#changed.fire()),
      targets.onDidChange(() => this.#changed.fire()),
      results.onDidChange(() => this.#changed.fire()),
    );
  }

  /** Reads what other windows have noted. */
  async load(): Promise<void> {
    await this.folder.load();
    this.#changed.fire();
  }

  /** Passes of a campaign, or of all, the newest first. */
  passes(campaign?: vscode.Uri): readonly PassState[] {
    const uri = campaign?.toString();
    return this.folder.passes
      .filter(pass => uri === undefined || pass.campaign === uri)
      .map(pass => passStateOf(pass, this.folder.notes(pass.id), this.runs.entries));
  }

  /** Judges a campaign by what came home beside it. */
  async judge(uri: vscode.Uri, campaign: Campaign): Promise<JudgedCampaign> {
    const found = await this.results.of(uri);
    const { machines } = await this.places(campaign);
    return { state: this.stateOf(uri, campaign, found), machines };
  }

  /** A campaign by what was found of it, with what its last pass noted. */
  stateOf(uri: vscode.Uri, campaign: Campaign, { runs }: FoundBelow): CampaignState {
    const noted = notedOf(this.passes(uri).slice(0, 1), name => notedTargetName(name, this.words));
    return stateOf(campaign, runs, noted);
  }

  /** Where the targets of a campaign are, by the settings now. */
  async places({ plans }: Campaign): Promise<Places> {
    const known = await this.targets.all();
    const byName = new Map(known.map(target => [target.name, target]));
    const names = new Set(plans.map(({ target }) => target));
    return {
      machines: new Map([...names].map(name => [name, machineOf(byName.get(name) ?? { name }, known)])),
      gone: new Set([...names].filter(name => !byName.has(name))),
    };
  }

  /** How far a run is, in few words. */
  farText(entry: RunEntry): string {
    return standingText(this.runs.standing(entry), this.words);
  }

  /**
   * Begins a pass over what is missing; any window with the folder drives it.
   * @param install whether PTS may install tests that are missing: nobody is asked in the middle
   * @param allowed tests whose Arguments somebody has looked at
   */
  async begin(
    uri: vscode.Uri,
    campaign: Campaign,
    install: boolean,
    allowed: readonly Pick<PlannedTest, 'test' | 'arguments'>[],
  ): Promise<Begun> {
    if (!vscode.workspace.isTrusted) return { kind: 'untrusted' };
    await Promise.all([this.folder.load(), this.runs.store.load()]);
    const going = this.passes(uri).find(({ isOver }) => !isOver);
    if (going !== undefined) return { kind: 'going', pass: going.pass };
    const { state, machines } = await this.judge(uri, campaign);
    const { remaining } = state;
    if (remaining === undefined) return { kind: 'complete' };
    const tests = notAllowed({ tests: remaining.plans.flatMap(plan => plan.tests) }, allowed);
    if (tests.length > 0) return { kind: 'not-allowed', tests };
    const taken = takenNames(this.runs.entries.map(({ record }) => record));
    const now = new Date();
    const pass = newPass(
      { ...remaining, plans: remaining.plans.map(plan => ({ ...plan, ...countedOn(plan, taken) })) },
      {
        id: newRunId(now, crypto.randomUUID().slice(0, 8)),
        campaign: uri.toString(),
        began: now.getTime(),
        base: baseOf(uri).toString(),
        done: roundsDone(campaign, remaining),
        install,
      },
      name => machines.get(name) ?? name,
    );
    const former = this.passes(uri).filter(canBeForgotten);
    await this.folder.add(pass);
    for (const one of former) await this.folder.forget(one.pass.id);
    this.#changed.fire();
    return { kind: 'begun', pass };
  }

  /** After what runs now nothing starts, until `goOn`. */
  async pause(pass: string): Promise<void> {
    await this.folder.pause(pass);
    this.#changed.fire();
  }

  async goOn(pass: string): Promise<void> {
    await this.folder.goOn(pass);
    this.#changed.fire();
  }

  /** After what runs now nothing starts any more. */
  async end(pass: string): Promise<void> {
    await this.folder.end(pass);
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
