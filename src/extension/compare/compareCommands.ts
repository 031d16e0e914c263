import * as vscode from 'vscode';
import { type Candidate, candidatesOf } from '../../core/library/candidates';
import type { Formatter } from '../../core/messages/formatter';
import { type Baseline, isSameSystem } from '../library/baseline';
import type { CommandSubjects } from '../library/commandSubjects';
import type { Library } from '../library/library';
import { pickBaseline, pickSystem, pickSystems, referenceOf, uniqueSystems } from '../library/systemPick';
import { openComparison } from './newComparison';
import { withProgress } from './progress';

/** "Compare Results…", "Compare Selected" and "Compare with Baseline…": each ends in an untitled comparison. */
export class CompareCommands {
  static register(
    words: Formatter,
    library: Library,
    baseline: Baseline,
    subjects: CommandSubjects,
  ): vscode.Disposable {
    const commands = new CompareCommands(words, library, baseline, subjects);
    const { registerCommand } = vscode.commands;
    return vscode.Disposable.from(
      registerCommand('ptsLens.compare', (given?: unknown, selected?: unknown) =>
        commands.#compare(given, selected, false),
      ),
      registerCommand('ptsLens.compareSelected', (given?: unknown, selected?: unknown) =>
        commands.#compare(given, selected, true),
      ),
      registerCommand('ptsLens.compareWithBaseline', (given?: unknown, selected?: unknown) =>
        commands.#compareWithBaseline(given, selected),
      ),
    );
  }

  private constructor(
    private readonly words: Formatter,
    private readonly library: Library,
    private readonly baseline: Baseline,
    private readonly subjects: CommandSubjects,
  ) {}

  /** @param directly compares a clear choice without a question */
  async #compare(given: unknown, selected: unknown, directly: boolean): Promise<void> {
    const subjects = await this.#ready(given, selected);
    if (subjects === undefined) return;
    const chosen = uniqueSystems(subjects.flatMap(({ systems }) => systems));
    const isClear = subjects.every(({ systems }) => systems.length === 1) && chosen.length > 1;
    if (directly && isClear) {
      await openComparison(chosen, this.baseline.current, async (_, best) => best);
      return;
    }
    const all = candidatesOf(this.library.entries);
    const picked = await this.#pick(all, this.words.text('extension.pick-systems'), chosen);
    if (picked !== undefined) await this.#open(picked);
  }

  async #compareWithBaseline(given: unknown, selected: unknown): Promise<void> {
    const subjects = await this.#ready(given, selected);
    if (subjects === undefined) return;
    const all = candidatesOf(this.library.entries);
    const baseline =
      all.find(candidate => isSameSystem(referenceOf(candidate), this.baseline.current)) ??
      (await pickSystem(
        this.words,
        this.library,
        all,
        this.words.text('extension.pick-baseline'),
        this.words.text('extension.pick-baseline-hint'),
      ));
    if (baseline === undefined) return;
    const isOther = (candidate: Candidate) => !isSameSystem(referenceOf(candidate), referenceOf(baseline));
    const chosen = uniqueSystems(subjects.flatMap(({ systems }) => systems)).filter(isOther);
    const title = this.words.text('library.pick-systems-for-baseline', {
      baseline: baseline.system.identifier,
    });
    const others = chosen.length > 0 ? chosen : await this.#pick(all.filter(isOther), title, []);
    if (others !== undefined)
      await openComparison([baseline, ...others], referenceOf(baseline), (labels, best) =>
        this.#ask(labels, best),
      );
  }

  /** The systems the command applies to, once the library is ready; undefined when there are none. */
  async #ready(given: unknown, selected: unknown) {
    const reading = Promise.all([this.subjects.of(given, selected), this.library.ready()]);
    const read = await withProgress(this.words.text('extension.reading-results'), reading);
    if (read === undefined) return undefined;
    const [subjects] = read;
    if (candidatesOf(this.library.entries).length > 0) return subjects;
    await vscode.window.showInformationMessage(this.words.text('extension.no-results'));
    return undefined;
  }

  async #pick(all: readonly Candidate[], title: string, chosen: readonly Candidate[]) {
    return pickSystems(this.words, this.library, all, title, chosen);
  }

  async #open(picked: readonly Candidate[]): Promise<void> {
    await openComparison(picked, this.baseline.current, (labels, best) => this.#ask(labels, best));
  }

  #ask(labels: readonly string[], best: string | undefined): Promise<string | undefined> {
    return pickBaseline(this.words, labels, best);
  }
}
