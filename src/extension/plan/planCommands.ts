import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Comparison } from '../../core/comparison/comparison';
import { needsTrials } from '../../core/comparison/needsTrials';
import type { Formatter } from '../../core/messages/formatter';
import { refusalMessage } from '../../core/plan/leftOut';
import { planTests } from '../../core/plan/namedTests';
import { nameRefusal } from '../../core/plan/refusal';
import { identifierFor, planName } from '../../core/plan/roundNames';
import { planTopUp } from '../../core/plan/topUp';
import { planWhole } from '../../core/plan/wholeResult';
import { oneLine } from '../../core/text/plainText';
import type { CommandSubjects } from '../library/commandSubjects';
import { pageInFront } from '../page/pageInFront';
import type { Targets } from '../targets/targets';
import { type Comparisons, type FoundComparison, isDocument } from './comparisons';
import { openPlan, pathFor, topUpName } from './newPlan';
import type { TargetMemory } from './targetMemory';

const argumentSchema = v.object({
  uri: v.union([v.custom<vscode.Uri>(given => given instanceof vscode.Uri), v.string()]),
  /** Id of the row; absent: all that are undecided. */
  row: v.optional(v.string()),
});

/** Makes a comparison of a result file with the baseline of the workspace, where that is in another file. */
export type CompareWithBaseline = (result: vscode.Uri) => Promise<vscode.Uri | undefined>;

/** The commands that make a plan. Each asks what it must, and ends at the page of the plan: nothing runs before. */
export class PlanCommands {
  static register(
    words: Formatter,
    comparisons: Comparisons,
    targets: Targets,
    memory: TargetMemory,
    subjects: CommandSubjects,
    withBaseline: CompareWithBaseline,
  ): vscode.Disposable {
    const commands = new PlanCommands(words, comparisons, targets, memory, subjects, withBaseline);
    const { registerCommand } = vscode.commands;
    return vscode.Disposable.from(
      registerCommand('ptsLens.runMore', (given?: unknown) => commands.#runMore(given)),
      registerCommand('ptsLens.runElsewhere', (given?: unknown) => commands.#runElsewhere(given)),
      registerCommand('ptsLens.newPlan', () => commands.#newPlan()),
    );
  }

  private constructor(
    private readonly words: Formatter,
    private readonly comparisons: Comparisons,
    private readonly targets: Targets,
    private readonly memory: TargetMemory,
    private readonly subjects: CommandSubjects,
    private readonly withBaseline: CompareWithBaseline,
  ) {}

  async #runMore(given: unknown): Promise<void> {
    if (!this.#mayRun()) return;
    const read = v.safeParse(argumentSchema, given);
    const uri = read.success ? uriOf(read.output.uri) : pageInFront();
    if (uri === undefined) {
      this.#say('planning.no-comparison-active');
      return;
    }
    const row = read.success ? read.output.row : undefined;
    const place = isDocument(uri) ? uri : ((await this.withBaseline(uri)) ?? uri);
    const found = await this.#found(place);
    if (found === undefined) return;
    const { comparison } = found;
    if (
      comparison.rows.every(one => (row !== undefined && one.id !== row) || !needsTrials(one, comparison))
    ) {
      this.#say('planning.nothing-open');
      return;
    }
    const system = await this.#pickSystem(comparison, row);
    const target = system === undefined ? undefined : await this.#pickTarget(system);
    if (system === undefined || target === undefined) return;
    await openPlan(
      plan =>
        planTopUp(comparison, {
          system,
          target,
          name: topUpName(comparison.title, system, this.words),
          comparison: pathFor(plan, found.uri),
          ...(row === undefined ? {} : { rows: new Set([row]) }),
        }).plan,
      isDocument(found.uri) ? found.uri : undefined,
    );
  }

  async #runElsewhere(given: unknown): Promise<void> {
    if (!this.#mayRun()) return;
    const [subject] = await this.subjects.of(given ?? pageInFront(), undefined);
    if (subject === undefined) {
      this.#say('planning.no-comparison-active');
      return;
    }
    const found = await this.#found(vscode.Uri.parse(subject.entry.path, true));
    if (found === undefined) return;
    const { comparison } = found;
    const target = await this.targets.pick(this.words.text('planning.pick-any-target'));
    if (target === undefined) return;
    const name = this.words.text('planning.name-elsewhere', {
      title: comparison.title,
      target: target.name,
    });
    const about = { name: planName(name), target: target.name, identifier: identifierFor(target.name) };
    const { plan } = planWhole(comparison, about);
    if (plan.tests.length === 0) this.#say('planning.nothing-found');
    else await openPlan(() => plan);
  }

  async #newPlan(): Promise<void> {
    if (!this.#mayRun()) return;
    const text = await vscode.window.showInputBox({
      prompt: this.words.text('planning.ask-tests'),
      placeHolder: 'pts/ramspeed-1.4.3',
      ignoreFocusOut: true,
      validateInput: value => {
        const refusal = namesIn(value).flatMap(name => nameRefusal(name) ?? [])[0];
        return refusal === undefined ? undefined : this.words.say(refusalMessage(refusal));
      },
    });
    const names = namesIn(text ?? '');
    if (names.length === 0) return;
    const target = await this.targets.pick(this.words.text('planning.pick-any-target'));
    if (target === undefined) return;
    const { plan } = planTests(names, {
      name: planName(names.join(', ')),
      target: target.name,
      identifier: identifierFor(target.name),
    });
    await openPlan(() => plan);
  }

  #mayRun(): boolean {
    if (vscode.workspace.isTrusted) return true;
    this.#say('records.untrusted');
    return false;
  }

  async #found(place: vscode.Uri): Promise<FoundComparison | undefined> {
    const found = await this.comparisons.at(place);
    if (!('message' in found)) return found;
    const said = this.words.text('planning.not-readable', { reason: this.words.say(found.message) });
    void vscode.window.showErrorMessage(said);
    return undefined;
  }

  /** The one system, or which of those whose rows are undecided. */
  async #pickSystem(comparison: Comparison, row: string | undefined): Promise<string | undefined> {
    const { baseline, rows, systems } = comparison;
    const [only, another] = systems;
    if (another === undefined) return only?.label;
    const open = new Set(
      rows
        .filter(one => row === undefined || one.id === row)
        .flatMap(one => one.comparisons.filter(pair => needsTrials(one, comparison, pair)))
        .map(({ system }) => system),
    );
    const items = systems
      .filter(({ label }) => label === baseline || open.has(label))
      // The baseline last: it is the side that more often is there already.
      .sort((a, b) => Number(a.label === baseline) - Number(b.label === baseline))
      .map(({ label }) => ({
        label: oneLine(label),
        system: label,
        description: [
          ...(label === baseline ? [this.words.text('planning.pick-system-baseline')] : []),
          ...(this.memory.of(label) === undefined ? [] : [`→ ${this.memory.of(label)}`]),
        ].join(' · '),
      }));
    const picked = await vscode.window.showQuickPick(items, {
      placeHolder: this.words.text('planning.pick-system'),
      // The page that was clicked may take the focus after the question is there.
      ignoreFocusOut: true,
    });
    return picked?.system;
  }

  async #pickTarget(system: string): Promise<string | undefined> {
    const title = this.words.text('planning.pick-target', { system: oneLine(system) });
    const target = await this.targets.pick(title, this.memory.of(system));
    if (target !== undefined) await this.memory.keep(system, target.name);
    return target?.name;
  }

  #say(id: Parameters<Formatter['text']>[0]): void {
    void vscode.window.showInformationMessage(this.words.text(id));
  }
}

function uriOf(given: vscode.Uri | string): vscode.Uri {
  return typeof given === 'string' ? vscode.Uri.parse(given, true) : given;
}

function namesIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter(name => name !== '');
}
