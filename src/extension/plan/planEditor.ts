import * as vscode from 'vscode';
import type { Formatter } from '../../core/messages/formatter';
import { planFor } from '../../core/plan/otherSide';
import type { Plan } from '../../core/plan/plan';
import { editPlan, type PlanChange } from '../../core/plan/planChange';
import { parsePlan } from '../../core/plan/planDocument';
import { withGains } from '../../core/plan/regained';
import { countedOn } from '../../core/plan/rounds';
import { notAllowed } from '../../core/plan/shellCharacters';
import { targetNeeds } from '../../core/plan/targetNeeds';
import { planTopUp } from '../../core/plan/topUp';
import { takenNames } from '../../core/records/plannedLaunch';
import type { RunOrigin, RunRecord } from '../../core/records/runRecord';
import { isOpen } from '../../core/records/standing';
import { Channel } from '../../protocol/channel';
import {
  type AllowedTests,
  type LaunchState,
  type PlanHostCalls,
  type PlanPageCalls,
  planHostGuards,
} from '../../protocol/planPage';
import { EditQueue } from '../files/editQueue';
import { drawing } from '../page/drawing';
import { pageHtml } from '../page/pageHtml';
import type { Runs } from '../runs/runs';
import type { Targets } from '../targets/targets';
import { viewTypes } from '../viewTypes';
import { type Comparisons, type FoundComparison, isDocument } from './comparisons';
import type { HomeComing } from './homeComing';
import { openPlan, pathFor, topUpName } from './newPlan';
import { type PlanView, planState, wishOf } from './planState';
import type { TargetMemory } from './targetMemory';

/** What the pages of plans share. */
export interface PlanRoom {
  readonly words: Formatter;
  readonly extensionUri: vscode.Uri;
  readonly comparisons: Comparisons;
  /** Absent in a browser, where nothing can run. */
  readonly targets: Targets | undefined;
  readonly runs: Runs | undefined;
  readonly memory: TargetMemory;
  readonly home: HomeComing;
  readonly log: vscode.LogOutputChannel;
}

/** The page of a `.ptsplan`. Its text is the only state: what is changed on the page is an edit of it. */
export class PlanEditor implements vscode.CustomTextEditorProvider {
  constructor(private readonly room: PlanRoom) {}

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const page = new PlanOfPage(this.room, document, panel);
    panel.onDidDispose(() => page.dispose());
  }
}

/** One page: reads its document, answers what the reader does, and draws anew when anything it shows has changed. */
class PlanOfPage implements PlanView {
  readonly #edits: EditQueue;
  readonly #subscriptions: vscode.Disposable;
  readonly #refresh: () => void;
  #found: FoundComparison | undefined;
  isChecking = false;
  launch: LaunchState | undefined;
  /** The run that was launched here last. */
  #launched: RunRecord | undefined;
  /** How many runs there were when the page was drawn for them. */
  #runs = 0;

  constructor(
    private readonly room: PlanRoom,
    readonly document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
  ) {
    const { webview } = panel;
    const { extensionUri, home, log, runs, targets, words } = room;
    this.#edits = new EditQueue(document);
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'webview')],
    };
    const channel = new Channel<PlanHostCalls, PlanPageCalls>(
      envelope => void webview.postMessage(envelope),
      {
        ready: () => this.#state(),
        edit: async edit => this.#edit(edit),
        planAnew: async minutes => this.#planAnew(minutes),
        chooseTarget: async () => this.#chooseTarget(),
        checkTarget: async () => this.#checkTarget(),
        run: async allowed => this.#run(allowed),
        planAlso: async system => this.#planAlso(system),
        openComparison: async () => this.#openComparison(),
        copy: async text => {
          await vscode.env.clipboard.writeText(text);
          return undefined;
        },
      },
      planHostGuards,
    );
    const state = () => this.#state();
    const draw = drawing({ panel, log, state, show: shown => channel.call('show', shown) });
    this.#refresh = () => void draw();
    this.#subscriptions = vscode.Disposable.from(
      webview.onDidReceiveMessage(envelope => channel.receive(envelope)),
      vscode.workspace.onDidChangeTextDocument(change => {
        if (change.contentChanges.length === 0) return;
        const { path } = change.document.uri;
        if (change.document === document || path === this.#found?.uri.path) this.#refresh();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#refresh()),
      home.onDidChange(() => this.#refresh()),
      ...(runs === undefined ? [] : [runs.onDidChange(() => this.#lookAtRuns(runs))]),
      ...(targets === undefined ? [] : [targets.onDidChange(() => this.#refresh())]),
    );
    webview.html = pageHtml(webview, extensionUri, words, 'plan');
  }

  /** What the new trials of the last run of this plan changed. */
  get news() {
    const origin = this.#origin;
    return origin && this.room.home.newsOf(origin);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get #plan(): Plan | undefined {
    const reading = parsePlan(this.document.getText());
    return reading.kind === 'plan' ? reading.plan : undefined;
  }

  get #origin(): RunOrigin | undefined {
    const system = this.#plan?.topsUp?.system;
    return this.#found === undefined || system === undefined
      ? undefined
      : { comparison: this.#found.uri.toString(), system };
  }

  async #state() {
    const reading = parsePlan(this.document.getText());
    if (reading.kind === 'invalid') return { kind: 'notice' as const, message: reading.message };
    this.#found = await this.#comparisonOf(reading.plan);
    const { runs, targets, words } = this.room;
    // While it goes on, the names are those of the run that was launched here.
    const going = this.launch === 'launched' ? this.#launched?.id : undefined;
    const others = (runs?.entries ?? []).map(({ record }) => record).filter(({ id }) => id !== going);
    const taken = takenNames(others);
    return planState(countedOn(reading.plan, taken), this.#found?.comparison, this, targets, words);
  }

  async #comparisonOf({ topsUp }: Plan): Promise<FoundComparison | undefined> {
    if (topsUp?.comparison === undefined) return undefined;
    const place = await this.room.comparisons.placeOf(this.document.uri, topsUp.comparison);
    const found = place && (await this.room.comparisons.at(place));
    if (found === undefined || 'message' in found) return undefined;
    return found.comparison.systems.some(({ label }) => label === topsUp.system) ? found : undefined;
  }

  async #edit(change: PlanChange): Promise<undefined> {
    // What the rows gain follows from what runs: it is written anew with each change of it.
    const isOfRuns = change.kind === 'rounds' || change.kind === 'trials';
    const comparison = this.#found?.comparison;
    const finish = isOfRuns ? (plan: Plan) => withGains(plan, comparison) : undefined;
    if (!(await this.#edits.apply(text => editPlan(text, change, finish))))
      void vscode.window.showErrorMessage(this.room.words.text('extension.edit-refused'));
    return undefined;
  }

  async #planAnew(minutes: number | undefined): Promise<undefined> {
    const plan = this.#plan;
    const comparison = this.#found?.comparison;
    if (plan?.topsUp === undefined || comparison === undefined) return undefined;
    const budget = minutes === undefined ? {} : { budgetSeconds: minutes * 60 };
    const anew = planTopUp(comparison, { ...wishOf(plan, plan.topsUp), ...budget }).plan;
    return this.#edit({ kind: 'anew', plan: anew });
  }

  async #chooseTarget(): Promise<undefined> {
    const plan = this.#plan;
    const { memory, targets, words } = this.room;
    if (plan === undefined || targets === undefined) return undefined;
    const system = plan.topsUp?.system;
    const title =
      system === undefined
        ? words.text('planning.pick-any-target')
        : words.text('planning.pick-target', { system });
    const target = await targets.pick(title, plan.target);
    if (target === undefined) return undefined;
    if (system !== undefined) await memory.keep(system, target.name);
    return this.#edit({ kind: 'target', target: target.name });
  }

  /** The same rounds for another side of the pairs: a difference is decided by as many sessions as both have. */
  async #planAlso(system: string): Promise<undefined> {
    const plan = this.#plan;
    const found = this.#found;
    const { memory, targets, words } = this.room;
    if (plan?.topsUp === undefined || found === undefined || targets === undefined) return undefined;
    const { topsUp } = plan;
    const title = words.text('planning.pick-target', { system });
    const target = await targets.pick(title, memory.of(system));
    if (target === undefined) return undefined;
    await memory.keep(system, target.name);
    const name = topUpName(found.comparison.title, system, words);
    await openPlan(
      place => planFor(plan, { ...topsUp, system }, target.name, name, pathFor(place, found.uri)),
      isDocument(found.uri) ? found.uri : undefined,
    );
    return undefined;
  }

  async #target() {
    const name = this.#plan?.target;
    return name === undefined ? undefined : this.room.targets?.named(name);
  }

  async #checkTarget(): Promise<undefined> {
    const target = await this.#target();
    const plan = this.#plan;
    if (target === undefined || plan === undefined || this.isChecking || !vscode.workspace.isTrusted)
      return undefined;
    this.isChecking = true;
    this.#refresh();
    try {
      const { tests, resultSize } = targetNeeds(plan);
      await this.room.targets?.check(target, tests, { resultSize });
    } finally {
      this.isChecking = false;
      this.#refresh();
    }
    return undefined;
  }

  async #run(allowed: AllowedTests): Promise<undefined> {
    const plan = this.#plan;
    const target = await this.#target();
    const { runs, words } = this.room;
    if (plan === undefined || target === undefined || runs === undefined || !vscode.workspace.isTrusted)
      return undefined;
    // The page cannot be the only one that looks: it may show an older plan than the document holds.
    if (notAllowed(plan, allowed).length > 0) {
      void vscode.window.showWarningMessage(words.text('planning.needs-yes-now'));
      return undefined;
    }
    if (this.launch === 'launching') return undefined;
    this.launch = 'launching';
    this.#refresh();
    this.#launched = undefined;
    try {
      this.#launched = await runs.launch(plan, target, this.#origin);
    } finally {
      this.launch = this.#launched === undefined ? undefined : 'launched';
      this.#refresh();
    }
    return undefined;
  }

  /** A further run takes names from the plan, and the one that was launched here ends. */
  #lookAtRuns({ entries }: Runs): void {
    const launched = entries.find(({ record }) => record.id === this.#launched?.id);
    const isOver = this.launch === 'launched' && (launched === undefined || !isOpen(launched));
    if (isOver) this.launch = 'over';
    if (isOver || entries.length !== this.#runs) this.#refresh();
    this.#runs = entries.length;
  }

  async #openComparison(): Promise<undefined> {
    const uri = this.#found?.uri;
    if (uri !== undefined)
      await vscode.commands.executeCommand(
        'vscode.openWith',
        uri,
        isDocument(uri) ? viewTypes.comparison : viewTypes.result,
      );
    return undefined;
  }
}
